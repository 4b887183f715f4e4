package org.accountkit.twofactor;

import java.time.Instant;
import org.accountkit.secret.Secret;

/**
 * A pending enrolment, for the one who enrols.
 *
 * @param secretKey the secret as base32, for typing
 * @param otpAuthUri the same as a URI, for a QR code
 * @param expiresAt when it ends
 * @param begunNow whether this call began it; else it was pending already
 */
public record TotpEnrolment(Secret secretKey, Secret otpAuthUri, Instant expiresAt, boolean begunNow) {}
