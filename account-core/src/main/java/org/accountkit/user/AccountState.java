package org.accountkit.user;

import java.time.Instant;
import java.util.Optional;

/**
 * The state that AccountKit stores alongside a user, wherever the user is stored.
 *
 * @param userId the user's id
 * @param epoch the security epoch, raised by every change that must end sessions; a session of another epoch is no
 *     longer valid
 * @param passwordChangeRequired whether the password must be changed before anything else
 * @param twoFactorRequired whether two-factor authentication must be active before anything else
 * @param version how many times the user has been edited; an edit names the version on which it is based
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
     * Returns the initial state of a user for whom nothing is stored yet.
     *
     * @param userId the user's id
     * @return epoch and version 0, nothing required
     */
    public static AccountState initial(UserId userId) {
        return new AccountState(userId, 0, false, false, 0, Optional.empty());
    }

    /**
     * Returns this state as it is after a sign-in.
     *
     * @param at the time of the sign-in
     * @return the state with that time
     */
    public AccountState signedInAt(Instant at) {
        return new AccountState(userId, epoch, passwordChangeRequired, twoFactorRequired, version, Optional.of(at));
    }
}
