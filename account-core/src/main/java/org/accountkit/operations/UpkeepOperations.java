package org.accountkit.operations;

import java.time.Instant;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Consumer;
import org.accountkit.access.RefusedException;
import org.accountkit.operations.engine.Upkeep;
import org.accountkit.password.PasswordHash;
import org.accountkit.reset.PasswordResetService.IssuedReset;
import org.accountkit.twofactor.ImportedTotp;
import org.accountkit.user.User;
import org.accountkit.user.UserId;
import org.accountkit.user.UserStore;
import org.accountkit.user.Username;

/**
 * The part of {@link AccountOperations} that keeps AccountKit in step with what happens outside of it: to a host's
 * directory, to a database that was restored from a backup, and to master keys.
 */
public abstract sealed class UpkeepOperations permits AccountOperations {

    private final Upkeep upkeep;

    UpkeepOperations(Upkeep upkeep) {
        this.upkeep = upkeep;
    }

    /**
     * Deletes everything that AccountKit keeps of a user of the host's directory, except audit events: sessions, password,
     * second factor, API keys, known devices and requirements. Call it when the directory deletes a user, and in any case
     * before it uses the id for another person.
     *
     * @param userId the user's id, whether or not the directory still knows it
     * @throws RefusedException {@code not-found} if the user is in another realm
     */
    public void forget(UserId userId) {
        upkeep.users().forget(userId);
    }

    /**
     * Forgets the users of whom {@link UserStore#deletedAmong} says that they were deleted. If there are more than
     * expected, forgets nobody: the directory may be mistaken.
     *
     * @param most how many users may be forgotten at most
     * @return what was found and done
     * @throws IllegalArgumentException if {@code most} is less than 1
     */
    public Vanished forgetVanished(int most) {
        return upkeep.vanished().forget(most);
    }

    /**
     * Finds the name of a user, for instance of a key's owner, in any realm.
     *
     * @param userId the user's id
     * @return the name; empty if there is no such user
     */
    public Optional<Username> nameOf(UserId userId) {
        return upkeep.users().creation().users().find(userId).map(User::username);
    }

    /**
     * Exports the users of this realm in the form in which {@link AccountOperations#importUsers} takes them. They are read
     * page by page while the caller iterates, each page as it is stored then: a user who is created or deleted meanwhile may
     * be missing. Recovery codes, API keys, known devices and sessions are not exported; a second factor that is not
     * exported is required again.
     *
     * @param scope which users, and whether with their credentials
     * @return the users, sorted by name
     * @throws IllegalStateException if credentials are wanted, but a master key is missing or wrong; the message says which
     */
    public Iterator<ImportedUser> exportUsers(ExportScope scope) {
        return upkeep.exports().run(scope);
    }

    /**
     * Wraps a legacy hash in a current one, so that no weak hash stays in the database until its user signs in. Takes
     * as long as a sign-in.
     *
     * @param hash the hash that another system made
     * @return the hash to import; empty if the given one cannot be read
     * @throws RefusedException {@code unavailable} if hashing is at capacity
     * @throws IllegalStateException inside a transaction
     */
    public Optional<PasswordHash> strengthen(PasswordHash hash) {
        return upkeep.credentials().strengthen(hash);
    }

    /**
     * Issues a password reset token, which the operator hands to the user. Ends nothing until it is used.
     *
     * @param userId the user's id
     * @return the token, shown only this once
     * @throws RefusedException {@code not-found}
     */
    public IssuedReset issuePasswordReset(UserId userId) {
        return upkeep.users().issuePasswordReset(userId);
    }

    /**
     * Imports the password hash of an existing user, for instance one of a directory. A user who has a password keeps it.
     *
     * @param userId the user's id
     * @param hash the hash, by {@link org.accountkit.password.legacy.HashImport}
     * @return whether it was imported; false if the user already has a password
     * @throws RefusedException {@code not-found}
     * @throws IllegalArgumentException if the hash cannot be verified; the message says why
     */
    public boolean importPassword(UserId userId, PasswordHash hash) {
        return upkeep.credentials().importPassword(userId, hash);
    }

    /**
     * Imports the TOTP secret of an existing user, for instance one of a directory. Two-factor authentication is then
     * active, the user's sessions end, and known devices are forgotten. A user who has a second factor keeps it.
     *
     * @param userId the user's id
     * @param totp the secret
     * @return whether it was imported; false if the user already has a second factor
     * @throws RefusedException {@code not-found}
     * @throws IllegalArgumentException if its codes have another length than configured
     */
    public boolean importTotp(UserId userId, ImportedTotp totp) {
        return upkeep.credentials().importTotp(userId, totp);
    }

    /**
     * Ends what a restored backup revived, in all realms: sessions, pending sign-ins, known devices, API keys, recovery
     * codes and download tokens. Downloads are closed, every epoch is raised above any that was ever handed out, and the
     * current TOTP codes count as spent. Passwords, roles and TOTP secrets remain as they were backed up. If interrupted,
     * call it again with the same time: it continues with the rest, and leaves alone what was created since. Several nodes
     * may call it, and are in service meanwhile.
     *
     * <p>Accounts for which nothing is stored are found in the directory of this realm: call it for every realm.
     *
     * @param restoredAt when the restored database went into service, at the latest now
     * @param progress called after each batch, with the totals so far
     * @return the totals
     * @throws IllegalArgumentException if the time is in the future
     * @throws IllegalStateException if a master key is missing or wrong; the message says which
     */
    public Restoring afterRestore(Instant restoredAt, Consumer<Restoring> progress) {
        return upkeep.restored().end(restoredAt, progress);
    }

    /**
     * Abandons a lost master key, in all realms. Two-factor authentication stays active for the users whose secrets it
     * sealed: they sign in with a recovery code or after a reset, and have to enrol again. Download tokens under it are
     * deleted, and their realms closed.
     *
     * @param keyId the key's id
     * @param reason at most 200 code points, for the audit trail
     * @return how many users have to enrol again
     * @throws RefusedException {@code not-found} if the key has never sealed a secret here
     * @throws IllegalArgumentException if it is the current key
     */
    public int abandonMasterKey(String keyId, String reason) {
        return upkeep.restored().rotation().abandon(keyId, reason);
    }

    /**
     * What {@link #forgetVanished} found.
     *
     * @param examined how many ids were looked up
     * @param found how many of them belong to deleted users of whom something was kept; the search stops at one more than
     *     may be forgotten
     * @param forgotten how many of these were forgotten; 0 if too many were found
     */
    public record Vanished(long examined, int found, int forgotten) {}

    /**
     * The progress after a restore.
     *
     * @param accounts how many accounts had their sessions, known devices and recovery codes ended
     * @param apiKeys how many API keys were deleted
     * @param downloads how many realms had their downloads closed
     */
    public record Restoring(long accounts, long apiKeys, int downloads) {

        /** Nothing yet. */
        public static final Restoring NONE = new Restoring(0, 0, 0);

        /**
         * Adds accounts and keys.
         *
         * @param moreAccounts how many accounts
         * @param moreKeys how many keys
         * @return the totals
         */
        public Restoring plus(long moreAccounts, long moreKeys) {
            return new Restoring(accounts + moreAccounts, apiKeys + moreKeys, downloads);
        }
    }
}
