package org.accountkit.twofactor;

import java.time.Instant;
import org.accountkit.secret.Secret;

/**
 * A pending enrolment, as shown to the user who is enrolling.
 *
 * @param secretKey the secret in base32, for typing
 * @param otpAuthUri the secret as a URI, for a QR code
 * @param expiresAt when the enrolment expires
 * @param begunNow whether this call began the enrolment; false if it was already pending
 */
public record TotpEnrolment(Secret secretKey, Secret otpAuthUri, Instant expiresAt, boolean begunNow) {}
