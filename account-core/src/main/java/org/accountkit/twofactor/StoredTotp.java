package org.accountkit.twofactor;

import java.time.Instant;

/**
 * A live TOTP credential.
 *
 * @param credential what it is
 * @param activatedAt when it was validated or imported
 * @param lastStep the newest time step that was used
 */
public record StoredTotp(TotpCredential credential, Instant activatedAt, long lastStep) {}
