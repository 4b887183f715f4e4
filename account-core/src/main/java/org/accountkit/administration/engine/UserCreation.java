package org.accountkit.administration.engine;

import org.accountkit.access.RefusalCode;
import org.accountkit.administration.NewUser;
import org.accountkit.password.PasswordHash;
import org.accountkit.password.engine.PasswordSetting;
import org.accountkit.user.AccountStateStore;
import org.accountkit.user.User;
import org.accountkit.user.UserStore;

/**
 * Adds users with their first password. Leaves the check of rights to its caller.
 *
 * @param users the store for users
 * @param states the store for account states
 * @param passwords checks, hashes and sets passwords
 */
public record UserCreation(UserStore users, AccountStateStore states, PasswordSetting passwords) {

    /**
     * Checks and hashes the password of a new user, outside any transaction unless it is prepared.
     *
     * @param wanted the new user
     * @return the hash
     * @throws org.accountkit.access.RefusedException {@code password-rejected} or {@code unavailable}
     */
    public PasswordHash prepare(NewUser wanted) {
        return wanted.password()
                .map(password -> passwords.prepare(password, wanted.username(), false))
                .orElseGet(() -> passwords.open(wanted.preparedPassword().orElseThrow(), wanted.username(), false));
    }

    /**
     * Adds a user, within the current unit of work.
     *
     * @param user the new user
     * @param hash the hash that {@link PasswordSetting#prepare} returned
     * @param mustChange whether the password must be changed at the first sign-in
     * @throws org.accountkit.access.RefusedException {@code username-taken}
     */
    public void add(User user, PasswordHash hash, boolean mustChange) {
        if (!users.add(user)) {
            throw RefusalCode.USERNAME_TAKEN.refused();
        }
        states.setPasswordChangeRequired(user.id(), mustChange);
        passwords.set(user.id(), hash);
    }
}
