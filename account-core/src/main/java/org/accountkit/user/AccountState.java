package org.accountkit.user;

import java.time.Instant;
import java.util.Optional;

/**
 * What we keep beside a user, wherever the user comes from.
 *
 * @param userId whose state
 * @param epoch raised by every change that must end sessions; a session of another epoch is over
 * @param passwordChangeRequired whether the password must be changed before anything else
 * @param twoFactorRequired whether two-factor authentication must be active before anything else
 * @param version how often the user was edited; an edit names the one it is based on
 * @param lastSignInAt when the user last signed in
 */
public record AccountState(
        UserId userId,
        long epoch,
        boolean passwordChangeRequired,
        boolean twoFactorRequired,
        long version,
        Optional<Instant> lastSignInAt) {

    /**
     * The state of a user of whom nothing is kept yet.
     *
     * @param userId whose state
     * @return epoch and version 0, nothing required
     */
    public static AccountState initial(UserId userId) {
        return new AccountState(userId, 0, false, false, 0, Optional.empty());
    }

    /**
     * The same after a sign-in.
     *
     * @param at when
     * @return with that time
     */
    public AccountState signedInAt(Instant at) {
        return new AccountState(userId, epoch, passwordChangeRequired, twoFactorRequired, version, Optional.of(at));
    }
}
