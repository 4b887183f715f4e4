package org.accountkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.accountkit.access.AuditTrail;
import org.accountkit.access.Caller;
import org.accountkit.access.Credential;
import org.accountkit.access.RequestOrigin;
import org.accountkit.access.ServiceContext;
import org.accountkit.administration.AccountRemoval;
import org.accountkit.administration.AdministeredFeatures;
import org.accountkit.administration.AuditReview;
import org.accountkit.administration.RoleAdministration;
import org.accountkit.administration.UserAdministration;
import org.accountkit.apikey.ApiKeyService;
import org.accountkit.download.DownloadService;
import org.accountkit.operations.AccountOperations;
import org.accountkit.operations.MasterKeyRotation;
import org.accountkit.operations.OperatedFeatures;
import org.accountkit.operations.Sweep;
import org.accountkit.operations.UserImport;
import org.accountkit.password.PasswordService;
import org.accountkit.password.PasswordVerifier;
import org.accountkit.secret.MasterKeyCheck;
import org.accountkit.session.SessionService;
import org.accountkit.signin.SignInService;
import org.accountkit.throttle.AccountLimits;
import org.accountkit.twofactor.SecondFactorVerifier;
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
    private final ServiceContext context;
    private final SessionService sessions;
    private final ApiKeyService apiKeys;
    private final DownloadService downloads;
    private final PasswordService passwords;
    private final TwoFactorService twoFactor;
    private final SignInService signIn;
    private final UserAdministration users;
    private final RoleAdministration roles;
    private final AuditReview audit;
    private final AccountOperations operations;

    AccountServices(AccountServicesBuilder wiring) {
        this(new SharedParts(wiring), wiring.realm);
    }

    private AccountServices(SharedParts shared, Realm realm) {
        this.shared = shared;
        AccountStores stores = shared.stores;
        AccountLimits limits = new AccountLimits(shared.throttlePolicies, realm);
        context = context(shared, realm);
        sessions = new SessionService(
                context,
                shared.sessionPolicy,
                shared.reader,
                stores.sessions(),
                stores.accountStates(),
                shared.sessionUse);
        apiKeys = new ApiKeyService(context, shared.reader, stores.apiKeys(), shared.keyUse);
        downloads = new DownloadService(context, stores.downloadTokens(), shared.protector, shared.downloadUse);
        PasswordVerifier verifier = new PasswordVerifier(context, stores.passwords(), shared.passwordHashing);
        passwords = new PasswordService(
                context,
                stores.passwords(),
                stores.accountStates(),
                verifier,
                shared.passwordJudgement,
                sessions,
                shared.revokesApiKeys ? Optional.of(stores.apiKeys()) : Optional.empty(),
                shared.throttle,
                limits);
        twoFactor = new TwoFactorService(
                context,
                shared.totp,
                shared.productName,
                stores.totps(),
                stores.recoveryCodes(),
                shared.protector,
                sessions,
                shared.random,
                shared.enrolmentPolicy,
                shared.codePolicy);
        signIn = signIn(verifier, limits);
        users = users(limits);
        roles = new RoleAdministration(context, stores.roles(), stores.users());
        audit = new AuditReview(context, stores.auditLog(), stores.users());
        operations = operations(limits);
    }

    private static ServiceContext context(SharedParts shared, Realm realm) {
        return new ServiceContext(
                realm,
                shared.clock,
                shared.stores.unitOfWork(),
                shared.tokens,
                shared.rights,
                new AuditTrail(shared.stores.auditLog(), shared.eventIds, shared.clock, realm),
                shared.notifier);
    }

    private SignInService signIn(PasswordVerifier verifier, AccountLimits limits) {
        AccountStores stores = shared.stores;
        SecondFactorVerifier secondFactors = new SecondFactorVerifier(
                context,
                shared.totp,
                stores.totps(),
                stores.recoveryCodes(),
                shared.protector,
                shared.throttle,
                limits,
                shared.codePolicy);
        return new SignInService(
                context,
                stores.users(),
                stores.accountStates(),
                shared.reader,
                stores.pendingSignIns(),
                stores.knownDevices(),
                verifier,
                secondFactors,
                sessions,
                shared.throttle,
                limits,
                shared.signInPolicy);
    }

    private UserAdministration users(AccountLimits limits) {
        AccountStores stores = shared.stores;
        AccountRemoval removal = new AccountRemoval(
                stores.users(),
                stores.accountStates(),
                stores.passwords(),
                stores.apiKeys(),
                stores.sessions(),
                stores.pendingSignIns(),
                stores.knownDevices(),
                twoFactor,
                shared.throttle,
                limits);
        return new UserAdministration(
                context,
                shared.reader,
                stores.users(),
                stores.accountStates(),
                stores.apiKeys(),
                new AdministeredFeatures(
                        stores.roles(), passwords, twoFactor, sessions, shared.throttle, limits, removal));
    }

    private AccountOperations operations(AccountLimits limits) {
        AccountStores stores = shared.stores;
        return new AccountOperations(
                context,
                stores.users(),
                stores.accountStates(),
                stores.roles(),
                stores.apiKeys(),
                new OperatedFeatures(passwords, apiKeys, twoFactor, sessions, shared.throttle, limits),
                new UserImport(
                        context,
                        stores.users(),
                        stores.accountStates(),
                        stores.roles(),
                        stores.passwords(),
                        stores.totps(),
                        shared.passwordHashing,
                        twoFactor),
                new MasterKeyRotation(
                        context, shared.protector, stores.masterKeys(), stores.totps(), stores.downloadTokens()),
                new Sweep(
                        context,
                        shared.sessionPolicy,
                        stores.sessions(),
                        stores.pendingSignIns(),
                        stores.knownDevices(),
                        stores.attempts()));
    }

    /** {@return a builder with safe defaults} */
    public static AccountServicesBuilder builder() {
        return new AccountServicesBuilder();
    }

    /**
     * Looks once at the schema, the database's settings and the master keys, before anybody signs in.
     *
     * @throws UnsafeWiringException when something does not fit, listing every problem
     * @throws org.accountkit.transaction.StoreUnavailableException when the database cannot be reached
     */
    public void verify() {
        List<String> problems = new ArrayList<>(shared.stores.problems());
        if (problems.isEmpty()) {
            problems.addAll(MasterKeyCheck.problems(shared.protector, shared.stores.masterKeys()));
        }
        if (!problems.isEmpty()) {
            throw new UnsafeWiringException(problems);
        }
    }

    /**
     * The services of another realm, which share everything else with these. Closing either closes what is shared.
     *
     * @param realm the realm's name
     * @return its services
     */
    public AccountServices inRealm(String realm) {
        return new AccountServices(shared, new Realm(realm));
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
                .filter(account -> account.user().enabled() && context.sees(account.user()))
                .map(account -> new Caller(account, context.rights(), credential, origin));
    }

    /** {@return the product's name} */
    public String productName() {
        return shared.productName;
    }

    /** {@return what the services work with: realm, clock, declared rights, token format} */
    public ServiceContext context() {
        return context;
    }

    /** {@return signing in, proving, signing out} */
    public SignInService signIn() {
        return signIn;
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
