package org.accountkit.twofactor;

import java.time.Instant;

/**
 * An active TOTP credential.
 *
 * @param credential the credential
 * @param activatedAt when it was validated or imported
 * @param lastStep the newest time step that has been accepted
 */
public record StoredTotp(TotpCredential credential, Instant activatedAt, long lastStep) {}
