package org.accountkit.password.engine;

import org.accountkit.access.engine.ServiceContext;
import org.accountkit.password.PasswordHash;
import org.accountkit.password.PasswordStore;
import org.accountkit.secret.Secret;
import org.accountkit.user.UserId;
import org.accountkit.user.Username;

/**
 * Sets users' passwords on behalf of other features, in two steps: {@link #prepare} judges and hashes outside any
 * transaction, {@link #set} writes inside one. Leaves the check of rights to its caller.
 *
 * @param context clock and unit of work
 * @param passwords the store for password hashes
 * @param rules judges new passwords
 * @param hashing computes hashes
 */
public record PasswordSetting(
        ServiceContext context, PasswordStore passwords, PasswordRules rules, PasswordHashing hashing) {

    /**
     * Judges and hashes a new password.
     *
     * @param password the password as typed
     * @param username the user's name
     * @param twoFactorRequired whether the user must have two-factor authentication, so that a shorter password is
     *     enough
     * @return the hash, for {@link #set}
     * @throws org.accountkit.access.RefusedException {@code password-rejected} or {@code unavailable}
     */
    public PasswordHash prepare(Secret password, Username username, boolean twoFactorRequired) {
        context.requireNoUnit();
        try (Secret normalized = Normalization.normalize(password)) {
            rules.check(normalized, username, twoFactorRequired);
            return hashing.hash(normalized);
        }
    }

    /**
     * Judges and hashes the password with which a user replaces the current one.
     *
     * @param current the current password as typed
     * @param next the new password as typed
     * @param username the user's name
     * @param twoFactorRequired whether the user must have two-factor authentication, so that a shorter password is
     *     enough
     * @return the hash
     * @throws org.accountkit.access.RefusedException {@code password-rejected}, also if nothing would change, or {@code
     *     unavailable}
     */
    public PasswordHash prepareChange(Secret current, Secret next, Username username, boolean twoFactorRequired) {
        context.requireNoUnit();
        try (Secret normalized = Normalization.normalize(next)) {
            rules.check(normalized, username, twoFactorRequired);
            rules.refuseUnchanged(current, normalized);
            return hashing.hash(normalized);
        }
    }

    /**
     * Sets a prepared password, within the current unit of work.
     *
     * @param userId the user's id
     * @param hash the hash that {@link #prepare} returned
     */
    public void set(UserId userId, PasswordHash hash) {
        passwords.set(userId, hash, context.now());
    }
}
