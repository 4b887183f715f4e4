package org.accountkit.operations;

import java.time.Instant;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.accountkit.access.RefusedException;
import org.accountkit.access.engine.ServiceContext;
import org.accountkit.apikey.ApiKey;
import org.accountkit.apikey.ApiKey.NewApiKey;
import org.accountkit.apikey.engine.ApiKeyIssuer;
import org.accountkit.operations.ImportListener.ImportProgress;
import org.accountkit.operations.engine.ApiKeyOperations;
import org.accountkit.operations.engine.MasterKeyRotation;
import org.accountkit.operations.engine.RoleOperations;
import org.accountkit.operations.engine.Sweep;
import org.accountkit.operations.engine.Upkeep;
import org.accountkit.operations.engine.UserImport;
import org.accountkit.operations.engine.UserOperations;
import org.accountkit.password.PasswordService.PreparedPassword;
import org.accountkit.secret.Secret;
import org.accountkit.user.Right;
import org.accountkit.user.Role;
import org.accountkit.user.UserId;
import org.accountkit.user.Username;

/**
 * Operations that an operator performs without signing in, at first start-up or from a console. Anyone who can call
 * them can do anything, so a host must never expose them over the network. Audited as {@code console}. Safe for use by
 * several threads.
 */
public final class AccountOperations extends UpkeepOperations {

    private final ServiceContext context;
    private final RoleOperations roles;
    private final UserOperations users;
    private final ApiKeyOperations apiKeys;
    private final MasterKeyRotation rotation;
    private final UserImport imports;
    private final Sweep sweep;

    /**
     * Creates the operations. For AccountKit's own use: a host calls {@code AccountServices.operations()}.
     *
     * @param context realm, clock, unit of work and audit trail
     * @param roles creates roles
     * @param users operates on users
     * @param issuer issues API keys
     * @param imports imports users from another system
     * @param rotation moves secrets from one master key to another
     * @param sweep deletes expired and stale rows
     * @param upkeep forgets users, imports credentials and ends what a restored backup revived
     */
    @SuppressWarnings("exports") // a host cannot name these types
    public AccountOperations(
            ServiceContext context,
            RoleOperations roles,
            UserOperations users,
            ApiKeyIssuer issuer,
            UserImport imports,
            MasterKeyRotation rotation,
            Sweep sweep,
            Upkeep upkeep) {
        super(upkeep);
        this.context = context;
        this.roles = roles;
        this.users = users;
        this.apiKeys = new ApiKeyOperations(context, users.creation().users(), issuer);
        this.imports = imports;
        this.rotation = rotation;
        this.sweep = sweep;
    }

    /** {@return whether the realm has no user yet} */
    public boolean isEmpty() {
        return users.creation().users().isEmpty(context.realm());
    }

    /**
     * Creates an administrator.
     *
     * @param username the name to sign in with
     * @param password must meet the policy
     * @param mustChange whether the password must be changed at first sign-in
     * @return the new user's id
     * @throws RefusedException {@code managed-elsewhere} if the host's directory manages the users, {@code
     *     username-taken}, {@code password-rejected}
     */
    public UserId createAdministrator(Username username, Secret password, boolean mustChange) {
        return users.createAdministrator(username, password, mustChange);
    }

    /**
     * Creates an administrator as {@link #createAdministrator(Username, Secret, boolean)} does, also within the host's
     * transaction.
     *
     * @param password the password, prepared for the name to sign in with
     * @param mustChange whether the password must be changed at first sign-in
     * @return the new user's id
     * @throws RefusedException as there
     */
    public UserId createAdministrator(PreparedPassword password, boolean mustChange) {
        return users.createAdministrator(password, mustChange);
    }

    /**
     * Creates a role, unless one of that name exists. The built-in role {@value Role#ADMINISTRATOR} always exists.
     *
     * @param name its name
     * @param grants the rights that it grants
     * @param denies the rights that it denies
     * @return whether it was created
     * @throws RefusedException {@code last-administrator} if it denies the last administrator, who already has a role of
     *     that name, the right to manage users
     */
    public boolean ensureRole(String name, Set<Right> grants, Set<Right> denies) {
        return roles.ensure(name, grants, denies);
    }

    /**
     * Sets a user's password, which must be changed at the next sign-in. The user's sessions end, and API keys and
     * known devices are removed.
     *
     * @param userId the user's id
     * @param password must meet the policy
     * @throws RefusedException {@code not-found}, {@code password-rejected}
     */
    public void resetPassword(UserId userId, Secret password) {
        users.resetPassword(userId, password);
    }

    /**
     * Sets a user's password as {@link #resetPassword(UserId, Secret)} does, also within the host's transaction.
     *
     * @param userId the user's id
     * @param password the password, prepared for the user's name
     * @throws RefusedException as there
     */
    public void resetPassword(UserId userId, PreparedPassword password) {
        users.resetPassword(userId, password);
    }

    /**
     * Resets all attempt counters of a user.
     *
     * @param userId the user's id
     * @throws RefusedException {@code not-found}
     */
    public void unlock(UserId userId) {
        users.unlock(userId);
    }

    /**
     * Removes a user's second factor. The user's sessions end.
     *
     * @param userId the user's id
     * @throws RefusedException {@code not-found}
     */
    public void resetTwoFactor(UserId userId) {
        users.resetTwoFactor(userId);
    }

    /**
     * Finds a user by name.
     *
     * @param username matched by its key
     * @return the user's id
     * @throws RefusedException {@code not-found}
     */
    public UserId find(Username username) {
        return users.find(username);
    }

    /**
     * Issues an API key for a user, for instance to a program that acts as that user. A key of the same name is
     * replaced and stops working immediately.
     *
     * @param userId the id of the user whose rights the key has
     * @param name 1 to 100 characters, unique per user
     * @param expiresAt when the key expires; empty for never
     * @return the key, shown only this once
     * @throws RefusedException {@code not-found}
     * @throws IllegalArgumentException if the name has another length
     */
    public NewApiKey issueApiKey(UserId userId, String name, Optional<Instant> expiresAt) {
        return apiKeys.issue(userId, name, expiresAt);
    }

    /**
     * Finds the owner of a leaked API key, in any realm. The key keeps working; {@link #removeApiKey} revokes it.
     *
     * @param text the leaked text
     * @return the key's record; empty if the text is not a key, or the key has already been replaced or removed
     */
    public Optional<ApiKey> identifyApiKey(Secret text) {
        return apiKeys.identify(text);
    }

    /**
     * Removes an API key, which stops working immediately.
     *
     * @param key the key that {@link #identifyApiKey} found
     * @return whether it still existed
     */
    public boolean removeApiKey(ApiKey key) {
        return apiKeys.remove(key);
    }

    /**
     * Imports users from another system into this realm, in batches. Existing users are left alone, so an interrupted
     * import can simply be run again. Passwords need not meet the policy: their hashes are verified as they are, and
     * rehashed at the first sign-in.
     *
     * @param rows the users, read one by one
     * @param listener receives the users who could not be imported, with reasons, and the progress
     * @return the totals
     * @throws RefusedException {@code managed-elsewhere} if the host's directory manages the users
     */
    public ImportProgress importUsers(Iterator<ImportedUser> rows, ImportListener listener) {
        return imports.run(rows, listener);
    }

    /**
     * Reseals every stored secret, in all realms, with the first master key of the configuration. Both keys can unseal
     * meanwhile, so the nodes stay in service; before this, add the new key behind the current one on all of them, then put
     * it first on all of them. If interrupted, call
     * it again: it continues with the remaining secrets.
     *
     * @param progress called after each batch, with the totals so far
     * @return the totals; a retired key may be removed from the configuration
     * @throws IllegalStateException if a master key is missing or wrong; the message says which
     */
    public Resealing reseal(Consumer<Resealing> progress) {
        return rotation.reseal(progress);
    }

    /**
     * Deletes expired and stale rows: sessions, pending sign-ins and enrolments, known devices, attempt counters, API keys
     * and audit events. The services do this by themselves unless the host has chosen otherwise.
     *
     * @return how many were deleted
     */
    public int sweep() {
        return sweep.run();
    }

    /**
     * The progress of resealing.
     *
     * @param resealed how many secrets were moved from an older master key to the current one
     * @param seen how many secrets were examined; those that cannot be unsealed, or were replaced meanwhile, stay as they
     *     are
     * @param retiredKeys the ids of older master keys under which no secret is left, and which need not be configured any
     *     longer
     */
    public record Resealing(long resealed, long seen, Set<String> retiredKeys) {

        /** Nothing yet. */
        public static final Resealing NONE = new Resealing(0, 0, Set.of());

        /** Copies the ids. */
        public Resealing {
            retiredKeys = Set.copyOf(retiredKeys);
        }

        /**
         * Adds a batch.
         *
         * @param moreResealed how many secrets it resealed
         * @param moreSeen how many secrets it looked at
         * @return the totals
         */
        public Resealing plus(long moreResealed, long moreSeen) {
            return new Resealing(resealed + moreResealed, seen + moreSeen, retiredKeys);
        }

        /**
         * Adds a retired key.
         *
         * @param keyId the key's id
         * @return the totals with that key
         */
        public Resealing andRetired(String keyId) {
            Set<String> more = new TreeSet<>(retiredKeys);
            more.add(keyId);
            return new Resealing(resealed, seen, more);
        }
    }
}
