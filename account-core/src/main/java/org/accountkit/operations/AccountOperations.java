package org.accountkit.operations;

import java.time.Instant;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.accountkit.access.RefusalCode;
import org.accountkit.access.RefusedException;
import org.accountkit.access.RequestOrigin;
import org.accountkit.access.engine.ServiceContext;
import org.accountkit.administration.engine.AccountRemoval;
import org.accountkit.administration.engine.UserCreation;
import org.accountkit.apikey.ApiKey;
import org.accountkit.apikey.NewApiKey;
import org.accountkit.apikey.engine.ApiKeyIssuer;
import org.accountkit.audit.AuditEventType;
import org.accountkit.notification.NoticeType;
import org.accountkit.operations.engine.ApiKeyOperations;
import org.accountkit.operations.engine.MasterKeyRotation;
import org.accountkit.operations.engine.Sweep;
import org.accountkit.operations.engine.UserImport;
import org.accountkit.password.PasswordHash;
import org.accountkit.secret.Secret;
import org.accountkit.session.engine.SessionLifecycle;
import org.accountkit.user.Right;
import org.accountkit.user.Role;
import org.accountkit.user.RoleStore;
import org.accountkit.user.User;
import org.accountkit.user.UserId;
import org.accountkit.user.Username;

/**
 * What an operator does without signing in, at a first start or from a console. Whoever can call this can do anything,
 * so a host offers it to nobody over the network. Audited as {@code console}. Safe for use by several threads.
 */
public final class AccountOperations {

    private final ServiceContext context;
    private final RoleStore roles;
    private final UserCreation creation;
    private final AccountRemoval removal;
    private final SessionLifecycle sessions;
    private final ApiKeyOperations apiKeys;
    private final MasterKeyRotation rotation;
    private final UserImport imports;
    private final Sweep sweep;

    /**
     * Operations on these stores. For AccountKit's own use: a host calls {@code AccountServices.operations()}.
     *
     * @param context realm, clock, unit of work, audit trail
     * @param roles where roles are kept
     * @param creation adds users
     * @param removal what is kept of a user, and the counters
     * @param sessions ends sessions
     * @param issuer makes API keys
     * @param imports imports users of another system
     * @param rotation moves secrets from one master key to another
     * @param sweep deletes what is over
     */
    @SuppressWarnings("exports") // a host cannot name these types
    public AccountOperations(
            ServiceContext context,
            RoleStore roles,
            UserCreation creation,
            AccountRemoval removal,
            SessionLifecycle sessions,
            ApiKeyIssuer issuer,
            UserImport imports,
            MasterKeyRotation rotation,
            Sweep sweep) {
        this.context = context;
        this.roles = roles;
        this.creation = creation;
        this.removal = removal;
        this.sessions = sessions;
        this.apiKeys = new ApiKeyOperations(context, creation.users(), issuer);
        this.imports = imports;
        this.rotation = rotation;
        this.sweep = sweep;
    }

    /** {@return whether the realm has no user yet} */
    public boolean isEmpty() {
        return creation.users().isEmpty(context.realm());
    }

    /**
     * Creates an administrator.
     *
     * @param username the name to sign in with
     * @param password must meet the policy
     * @param mustChange whether the password must be changed at first sign-in
     * @return the new user's id
     * @throws RefusedException {@code username-taken}, {@code password-rejected}
     */
    public UserId createAdministrator(Username username, Secret password, boolean mustChange) {
        PasswordHash hash = creation.passwords().prepare(password, username, false);
        User user = new User(
                UserId.random(), context.realm(), username, "", "", true, Set.of(Role.ADMINISTRATOR), context.now());
        context.units().execute(() -> {
            creation.add(user, hash, mustChange);
            context.audit()
                    .byConsole(AuditEventType.USER_CREATION)
                    .about(user.id())
                    .succeeded();
        });
        return user.id();
    }

    /**
     * Creates a role unless there is one of that name.
     *
     * @param name its name
     * @param grants the rights it gives
     * @param denies the rights it takes away
     * @return whether it was created
     */
    public boolean ensureRole(String name, Set<Right> grants, Set<Right> denies) {
        Role role = new Role(context.realm(), name, grants, denies);
        return context.units().run(() -> {
            boolean added = roles.add(role);
            if (added) {
                context.audit()
                        .byConsole(AuditEventType.ROLE_CREATION)
                        .with("role", name)
                        .succeeded();
            }
            return added;
        });
    }

    /**
     * Sets a user's password, which must be changed at the next sign-in. The user's sessions end, and API keys
     * and known devices are removed.
     *
     * @param userId whose
     * @param password must meet the policy
     * @throws RefusedException {@code not-found}, {@code password-rejected}
     */
    public void resetPassword(UserId userId, Secret password) {
        User user = user(userId);
        boolean twoFactorRequired = creation.states()
                .find(userId)
                .filter(state -> state.twoFactorRequired())
                .isPresent();
        PasswordHash hash = creation.passwords().prepare(password, user.username(), twoFactorRequired);
        context.units().execute(() -> {
            creation.passwords().set(userId, hash);
            creation.states().setPasswordChangeRequired(userId, true);
            removal.keys().deleteAll(userId);
            removal.devices().deleteAll(userId);
            sessions.endAll(userId);
            context.audit()
                    .byConsole(AuditEventType.PASSWORD_RESET)
                    .about(userId)
                    .succeeded();
            context.notify(NoticeType.PASSWORD_RESET, userId, RequestOrigin.unknown());
        });
    }

    /**
     * Resets all attempt counters of a user.
     *
     * @param userId whose
     * @throws RefusedException {@code not-found}
     */
    public void unlock(UserId userId) {
        User user = user(userId);
        context.units().execute(() -> {
            removal.unlock(user);
            context.audit().byConsole(AuditEventType.USER_UNLOCK).about(userId).succeeded();
        });
    }

    /**
     * Takes a user's second factor away. The user's sessions end.
     *
     * @param userId whose
     * @throws RefusedException {@code not-found}
     */
    public void resetTwoFactor(UserId userId) {
        user(userId);
        context.units().execute(() -> {
            if (removal.twoFactor().remove(userId)) {
                sessions.endAll(userId);
                context.audit()
                        .byConsole(AuditEventType.TWO_FACTOR_RESET)
                        .about(userId)
                        .succeeded();
                context.notify(NoticeType.TWO_FACTOR_RESET, userId, RequestOrigin.unknown());
            }
        });
    }

    /**
     * Finds a user by name.
     *
     * @param username matched by its key
     * @return the user's id
     * @throws RefusedException {@code not-found}
     */
    public UserId find(Username username) {
        return creation.users()
                .findByName(context.realm(), username)
                .map(User::id)
                .orElseThrow(RefusalCode.NOT_FOUND::refused);
    }

    /**
     * Issues an API key for a user, such as one that a program signs in by. A key of that name is replaced, and dead at
     * once.
     *
     * @param userId whose rights it has
     * @param name 1 to 100 characters, unique for the user
     * @param expiresAt when it ends, empty for never
     * @return the key, for the only time
     * @throws RefusedException {@code not-found}
     * @throws IllegalArgumentException when the name has another length
     */
    public NewApiKey issueApiKey(UserId userId, String name, Optional<Instant> expiresAt) {
        return apiKeys.issue(userId, name, expiresAt);
    }

    /**
     * Finds out whose key a leaked text is, in whatever realm. The key stays as it is; {@link #removeApiKey} ends it.
     *
     * @param text what was found
     * @return what is known of the key; empty when it is none, or was replaced or removed already
     */
    public Optional<ApiKey> identifyApiKey(Secret text) {
        return apiKeys.identify(text);
    }

    /**
     * Removes an API key, which is dead at once.
     *
     * @param key as {@link #identifyApiKey} found it
     * @return whether there still was such a key
     */
    public boolean removeApiKey(ApiKey key) {
        return apiKeys.remove(key);
    }

    /**
     * Imports users from another system into this realm, in batches. Whoever is there already is left alone, so an import
     * that ended may be run again as a whole. Passwords need not meet the policy: their hashes are verified as they are,
     * and made anew at the first sign-in.
     *
     * @param rows the users, read one after the other
     * @param listener is told which could not be imported and why, and how far it has come
     * @return the sums
     * @throws RefusedException {@code managed-elsewhere} where the host's directory keeps the users
     */
    public ImportProgress importUsers(Iterator<ImportedUser> rows, ImportListener listener) {
        return imports.run(rows, listener);
    }

    /**
     * Lays a hash of ours over one of another system, so that no weak hash is stored until its user signs in. Takes as
     * long as a sign-in.
     *
     * @param hash of another system
     * @return the hash to import; empty when the one that was given cannot be read
     * @throws RefusedException {@code unavailable} when too many are being hashed
     */
    public Optional<PasswordHash> strengthen(PasswordHash hash) {
        return imports.hashing().strengthen(hash);
    }

    /**
     * Seals every secret at rest, of all realms, under the master key that is first in the configuration. Both keys open
     * meanwhile, so the nodes stay in service; put the new key first on all of them before. It may be stopped at any time
     * and called again, then it goes on with what is left.
     *
     * @param progress called after each batch, with the sums so far
     * @return what was done; a key that was retired may be taken out of the configuration
     * @throws IllegalStateException when a master key is missing or wrong, saying which
     */
    public Resealing reseal(Consumer<Resealing> progress) {
        return rotation.reseal(progress);
    }

    /**
     * Gives up a master key that is lost, in all realms. Two-factor authentication stays on for the users whose secrets
     * it sealed: they sign in by a recovery code or after a reset, and have to enrol anew. Download tokens under it are
     * gone, and their realms closed.
     *
     * @param keyId the key's id
     * @param reason at most 200 code points, for the audit trail
     * @return how many users have to enrol anew
     * @throws RefusedException {@code not-found} when it never sealed here
     * @throws IllegalArgumentException when it is the key that seals now
     */
    public int abandonMasterKey(String keyId, String reason) {
        return rotation.abandon(keyId, reason);
    }

    /**
     * Deletes what is over: sessions, pending sign-ins, known devices, attempt counters.
     *
     * @return how many rows
     */
    public int sweep() {
        return sweep.run();
    }

    private User user(UserId userId) {
        return creation.users().find(userId).filter(context::sees).orElseThrow(RefusalCode.NOT_FOUND::refused);
    }
}
