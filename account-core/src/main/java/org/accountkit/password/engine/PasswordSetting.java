package org.accountkit.password.engine;

import org.accountkit.access.engine.ServiceContext;
import org.accountkit.password.PasswordHash;
import org.accountkit.password.PasswordStore;
import org.accountkit.secret.Secret;
import org.accountkit.user.UserId;
import org.accountkit.user.Username;

/**
 * Sets users' passwords for the features that may, in two steps: {@link #prepare} judges and hashes outside any
 * transaction, {@link #set} writes within one. Checks nobody's rights: that is done before.
 *
 * @param context clock and unit of work
 * @param passwords where hashes are kept
 * @param rules judge new passwords
 * @param hashing makes hashes
 */
public record PasswordSetting(
        ServiceContext context, PasswordStore passwords, PasswordRules rules, PasswordHashing hashing) {

    /**
     * Judges and hashes a new password.
     *
     * @param password as it was typed
     * @param username whose it will be
     * @param twoFactorRequired whether a shorter one will do
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
     * Judges and hashes the password that a user wants instead of the current one.
     *
     * @param current the current password, as it was typed
     * @param next the new one, as it was typed
     * @param username whose it will be
     * @param twoFactorRequired whether a shorter one will do
     * @return the hash
     * @throws org.accountkit.access.RefusedException {@code password-rejected}, also when nothing would change, or
     *     {@code unavailable}
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
     * Sets a prepared password, within the unit of work that is under way.
     *
     * @param userId whose
     * @param hash as {@link #prepare} returned it
     */
    public void set(UserId userId, PasswordHash hash) {
        passwords.set(userId, hash, context.now());
    }
}
