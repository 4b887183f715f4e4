package org.accountkit.twofactor;

import java.time.Instant;
import java.util.Optional;

/**
 * Whether two-factor authentication is active, and nothing of its secret.
 *
 * @param activatedAt since when; empty when it is not active
 * @param recoveryCodesLeft how many recovery codes are unused
 */
public record TwoFactorState(Optional<Instant> activatedAt, int recoveryCodesLeft) {

    /** {@return whether it is active} */
    public boolean active() {
        return activatedAt.isPresent();
    }
}
