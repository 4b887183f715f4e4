package org.accountkit;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.accountkit.access.AccessRule;
import org.accountkit.access.Caller;
import org.accountkit.access.Credential;
import org.accountkit.access.RefusedException;
import org.accountkit.access.RequestOrigin;
import org.accountkit.administration.AuditReview;
import org.accountkit.administration.RoleAdministration;
import org.accountkit.administration.UserAdministration;
import org.accountkit.apikey.ApiKeyService;
import org.accountkit.download.DownloadService;
import org.accountkit.observation.AccountObserver;
import org.accountkit.operations.AccountOperations;
import org.accountkit.password.PasswordService;
import org.accountkit.profile.ProfileService;
import org.accountkit.reset.PasswordResetService;
import org.accountkit.secret.engine.MasterKeyCheck;
import org.accountkit.session.SessionService;
import org.accountkit.signin.DeviceService;
import org.accountkit.signin.SignInService;
import org.accountkit.twofactor.TwoFactorService;
import org.accountkit.user.AccountState;
import org.accountkit.user.Realm;
import org.accountkit.user.UserId;

/**
 * The entry point for a host application: all services of one realm. Build it once with {@link #builder()}, check it
 * once with {@link #verify()} and close it with the host. Immutable and safe for use by several threads; several nodes
 * can share one database.
 */
public final class AccountServices implements AutoCloseable {

    private final SharedParts shared;
    private final Assembly assembly;
    private final SessionService sessions;
    private final ApiKeyService apiKeys;
    private final DownloadService downloads;
    private final PasswordService passwords;
    private final PasswordResetService passwordResets;
    private final TwoFactorService twoFactor;
    private final SignInService signIn;
    private final DeviceService devices;
    private final ProfileService profile;
    private final UserAdministration users;
    private final RoleAdministration roles;
    private final AuditReview audit;
    private final AccountOperations operations;

    AccountServices(AccountServicesBuilder wiring) {
        this(new SharedParts(wiring), wiring.realm);
    }

    private AccountServices(SharedParts shared, Realm realm) {
        this.shared = shared;
        assembly = new Assembly(shared, realm);
        sessions = assembly.sessions();
        apiKeys = assembly.apiKeys();
        downloads = assembly.downloads();
        passwords = assembly.passwords();
        passwordResets = assembly.passwordResets();
        twoFactor = assembly.twoFactor();
        signIn = assembly.signIn(sessions);
        devices = assembly.devices();
        profile = assembly.profile();
        users = assembly.users();
        roles = assembly.roles();
        audit = assembly.audit();
        operations = assembly.operations();
    }

    /** {@return a builder with safe defaults} */
    public static AccountServicesBuilder builder() {
        return new AccountServicesBuilder();
    }

    /**
     * Checks the schema, the database settings, the wiring of the stores and the master keys. Call it once at start-up,
     * before the first sign-in and outside any transaction. It writes through every store and rolls back. If it fails,
     * these services are closed: build others to try again.
     *
     * @throws UnsafeWiringException if anything is wrong, with every problem listed
     * @throws org.accountkit.transaction.StoreUnavailableException if the database cannot be reached
     */
    public void verify() {
        List<String> problems;
        try {
            problems = problems();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
        if (!problems.isEmpty()) {
            close();
            throw new UnsafeWiringException(problems);
        }
    }

    /** Each check relies on what those before it have found to be right. */
    private List<String> problems() {
        List<Supplier<List<String>>> checks = List.of(
                () -> shared.stores.problems(),
                () -> AccessReaderCheck.problems(shared.stores.users(), shared.reader, realm()),
                () -> new StoresCheck(
                                shared.stores,
                                shared.reader,
                                new WiringProbes(shared.stores, realm(), clock().instant(), shared.random))
                        .problems(),
                () -> MasterKeyCheck.problems(shared.protector, shared.stores.masterKeys()));
        return checks.stream()
                .map(Supplier::get)
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElseGet(List::of);
    }

    /**
     * Returns the services of another realm. They share stores, settings and threads with these services; closing
     * either closes both.
     *
     * @param realm the other realm
     * @return its services
     */
    public AccountServices inRealm(Realm realm) {
        return new AccountServices(shared, realm);
    }

    /**
     * Returns the security epoch of a user's account, for a host that keeps its own sessions: a session opened under
     * another epoch is no longer valid.
     *
     * @param userId the user's id
     * @return the current epoch
     */
    public long epochOf(UserId userId) {
        return shared.stores
                .accountStates()
                .find(userId)
                .map(AccountState::epoch)
                .orElse(0L);
    }

    /**
     * Returns the caller behind a session that the host keeps.
     *
     * @param userId the id of the user who is signed in to the host
     * @param credential a credential made by {@link Credential#ofHost}
     * @param origin where the request comes from
     * @return the caller; empty if this realm has no such user, or the user is disabled
     */
    public Optional<Caller> caller(UserId userId, Credential credential, RequestOrigin origin) {
        return shared.reader
                .account(userId)
                .filter(account ->
                        account.user().enabled() && assembly.context().sees(account.user()))
                .map(account -> new Caller(account, assembly.context().rights(), credential, origin));
    }

    /**
     * Returns the observer that the host set, for an adapter that refuses requests itself. Whatever it throws has no
     * effect.
     *
     * @return the observer; one that does nothing if the host set none
     */
    public AccountObserver observer() {
        return shared.observer;
    }

    /** {@return the product's name} */
    public String productName() {
        return shared.productName;
    }

    /** {@return the realm that these services see} */
    public Realm realm() {
        return assembly.context().realm();
    }

    /** {@return the clock that all services use} */
    public Clock clock() {
        return assembly.context().clock();
    }

    /**
     * Refuses a caller who does not satisfy a rule. A {@code forbidden} refusal is recorded in the audit trail.
     *
     * @param rule what the caller must satisfy
     * @param caller the caller
     * @throws RefusedException {@code forbidden}, {@code action-pending} or {@code
     *     reauthentication-required}
     */
    public void require(AccessRule rule, Caller caller) {
        assembly.context().check(rule, caller);
    }

    /**
     * Refuses a caller for a reason of the host's own, such as an order that belongs to another user. The refusal is
     * recorded in the audit trail and reported to the observer, like those of {@link #require}, and repetitions within a
     * minute share an event. It stays recorded if the host's transaction is rolled back.
     *
     * @param caller the caller
     * @return a {@code forbidden} refusal to throw
     */
    public RefusedException forbid(Caller caller) {
        return assembly.context().forbid(caller);
    }

    /** {@return the service for signing in, giving proof and signing out} */
    public SignInService signIn() {
        return signIn;
    }

    /** {@return the service for known devices} */
    public DeviceService devices() {
        return devices;
    }

    /** {@return the service for what users change about themselves} */
    public ProfileService profile() {
        return profile;
    }

    /** {@return the service for sessions} */
    public SessionService sessions() {
        return sessions;
    }

    /** {@return the service for passwords} */
    public PasswordService passwords() {
        return passwords;
    }

    /** {@return the service for password resets by a one-time token} */
    public PasswordResetService passwordResets() {
        return passwordResets;
    }

    /** {@return the service for two-factor authentication} */
    public TwoFactorService twoFactor() {
        return twoFactor;
    }

    /** {@return the service for API keys} */
    public ApiKeyService apiKeys() {
        return apiKeys;
    }

    /** {@return the service for the download token} */
    public DownloadService downloads() {
        return downloads;
    }

    /** {@return the administration of users} */
    public UserAdministration users() {
        return users;
    }

    /** {@return the administration of roles} */
    public RoleAdministration roles() {
        return roles;
    }

    /** {@return the audit trail, for callers who may read it} */
    public AuditReview audit() {
        return audit;
    }

    /** {@return the operations that an operator performs without signing in} */
    public AccountOperations operations() {
        return operations;
    }

    /** Writes the collected times of last use and the counted refusals now rather than later. */
    public void flush() {
        shared.flush();
    }

    /**
     * Writes the collected times of last use and the counted refusals, and stops the thread that does so. The stores
     * stay open; closing them is up to the host.
     */
    @Override
    public void close() {
        shared.close();
    }
}
