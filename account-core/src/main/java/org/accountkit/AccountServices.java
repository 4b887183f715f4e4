package org.accountkit;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.accountkit.access.AccessRule;
import org.accountkit.access.Caller;
import org.accountkit.access.Credential;
import org.accountkit.access.RequestOrigin;
import org.accountkit.administration.AuditReview;
import org.accountkit.administration.RoleAdministration;
import org.accountkit.administration.UserAdministration;
import org.accountkit.apikey.ApiKeyService;
import org.accountkit.download.DownloadService;
import org.accountkit.operations.AccountOperations;
import org.accountkit.password.PasswordService;
import org.accountkit.secret.engine.MasterKeyCheck;
import org.accountkit.session.SessionService;
import org.accountkit.signin.DeviceService;
import org.accountkit.signin.SignInService;
import org.accountkit.twofactor.TwoFactorService;
import org.accountkit.user.AccountState;
import org.accountkit.user.Realm;
import org.accountkit.user.UserId;

/**
 * Everything that a host calls, for one realm. Put together once by {@link #builder()}, checked once by
 * {@link #verify()}, closed with the host. Immutable and safe for use by several threads; several nodes share one
 * database.
 */
public final class AccountServices implements AutoCloseable {

    private final SharedParts shared;
    private final Assembly assembly;
    private final SessionService sessions;
    private final ApiKeyService apiKeys;
    private final DownloadService downloads;
    private final PasswordService passwords;
    private final TwoFactorService twoFactor;
    private final SignInService signIn;
    private final DeviceService devices;
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
        twoFactor = assembly.twoFactor();
        signIn = assembly.signIn(sessions);
        devices = assembly.devices();
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
     * Checks the schema, the database's settings, the master keys, and whether the access reader knows the users. Call it
     * once, before anyone signs in.
     *
     * @throws UnsafeWiringException when something does not fit, listing every problem
     * @throws org.accountkit.transaction.StoreUnavailableException when the database cannot be reached
     */
    public void verify() {
        List<String> problems = new ArrayList<>(shared.stores.problems());
        if (problems.isEmpty()) {
            problems.addAll(MasterKeyCheck.problems(shared.protector, shared.stores.masterKeys()));
            problems.addAll(AccessReaderCheck.problems(shared.stores.users(), shared.reader, realm()));
        }
        if (!problems.isEmpty()) {
            throw new UnsafeWiringException(problems);
        }
    }

    /**
     * Returns the services of another realm, which share everything else with these. Closing either closes what they
     * share.
     *
     * @param realm which one
     * @return its services
     */
    public AccountServices inRealm(Realm realm) {
        return new AccountServices(shared, realm);
    }

    /**
     * The epoch of a user's account, for a host that keeps sessions of its own: one that was opened under another epoch
     * is over.
     *
     * @param userId whose
     * @return the epoch
     */
    public long epochOf(UserId userId) {
        return shared.stores
                .accountStates()
                .find(userId)
                .map(AccountState::epoch)
                .orElse(0L);
    }

    /**
     * The caller behind a session of the host's own.
     *
     * @param userId who signed in to the host
     * @param credential of {@link Credential#ofHost}
     * @param origin where the request comes from
     * @return the caller; empty when there is no such user in this realm, or the user is disabled
     */
    public Optional<Caller> caller(UserId userId, Credential credential, RequestOrigin origin) {
        return shared.reader
                .account(userId)
                .filter(account ->
                        account.user().enabled() && assembly.context().sees(account.user()))
                .map(account -> new Caller(account, assembly.context().rights(), credential, origin));
    }

    /** {@return the product's name} */
    public String productName() {
        return shared.productName;
    }

    /** {@return the realm that these services see} */
    public Realm realm() {
        return assembly.context().realm();
    }

    /** {@return the clock that everything here goes by} */
    public Clock clock() {
        return assembly.context().clock();
    }

    /**
     * Refuses a caller who does not meet a rule. What is forbidden is recorded in the audit trail.
     *
     * @param rule what the caller must be
     * @param caller who acts
     * @throws org.accountkit.access.RefusedException {@code forbidden}, {@code action-pending} or
     *     {@code reauthentication-required}
     */
    public void require(AccessRule rule, Caller caller) {
        assembly.context().check(rule, caller);
    }

    /** {@return signing in, proving, signing out} */
    public SignInService signIn() {
        return signIn;
    }

    /** {@return known devices} */
    public DeviceService devices() {
        return devices;
    }

    /** {@return sessions} */
    public SessionService sessions() {
        return sessions;
    }

    /** {@return passwords} */
    public PasswordService passwords() {
        return passwords;
    }

    /** {@return two-factor authentication} */
    public TwoFactorService twoFactor() {
        return twoFactor;
    }

    /** {@return API keys} */
    public ApiKeyService apiKeys() {
        return apiKeys;
    }

    /** {@return the download token} */
    public DownloadService downloads() {
        return downloads;
    }

    /** {@return users, for administrators} */
    public UserAdministration users() {
        return users;
    }

    /** {@return roles, for administrators} */
    public RoleAdministration roles() {
        return roles;
    }

    /** {@return the audit trail, for those who may read it} */
    public AuditReview audit() {
        return audit;
    }

    /** {@return what an operator does without signing in} */
    public AccountOperations operations() {
        return operations;
    }

    /** Writes the times of last use that were collected, as happens every few seconds anyway. */
    public void flush() {
        shared.flush();
    }

    /** Writes what was collected and ends the thread that did so; the stores are the host's to close. */
    @Override
    public void close() {
        shared.close();
    }
}
