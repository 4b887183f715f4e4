package org.accountkit.twofactor;

import java.time.Instant;
import org.accountkit.secret.SealedSecret;
import org.accountkit.user.UserId;

/**
 * A live TOTP credential.
 *
 * @param id public id, bound into the seal
 * @param userId whose
 * @param sealed the sealed secret
 * @param activatedAt when it was validated
 * @param lastStep the newest time step that was used
 */
public record StoredTotp(String id, UserId userId, SealedSecret sealed, Instant activatedAt, long lastStep) {}
