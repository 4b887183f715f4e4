package org.accountkit.twofactor;

import java.time.Instant;
import java.util.Optional;

/**
 * The state of a user's two-factor authentication, with nothing of its secret.
 *
 * @param activatedAt since when it has been active; empty if it is not
 * @param recoveryCodesLeft how many recovery codes remain
 */
public record TwoFactorState(Optional<Instant> activatedAt, int recoveryCodesLeft) {

    /** {@return whether it is active} */
    public boolean active() {
        return activatedAt.isPresent();
    }
}
