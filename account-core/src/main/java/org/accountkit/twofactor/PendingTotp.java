package org.accountkit.twofactor;

import java.time.Instant;
import org.accountkit.secret.SealedSecret;
import org.accountkit.user.UserId;

/**
 * A TOTP credential that waits for its validation.
 *
 * @param id public id, bound into the seal
 * @param userId whose
 * @param sealed the sealed secret
 * @param expiresAt when it ends
 * @param triesLeft how many codes may still be tried
 */
public record PendingTotp(String id, UserId userId, SealedSecret sealed, Instant expiresAt, int triesLeft) {

    boolean isGood(Instant now) {
        return triesLeft > 0 && now.isBefore(expiresAt);
    }
}
