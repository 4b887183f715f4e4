package org.accountkit;

import java.util.Optional;
import java.util.function.Predicate;
import org.accountkit.access.Account;
import org.accountkit.access.engine.LockReport;
import org.accountkit.access.engine.NamedAccounts;
import org.accountkit.access.engine.ServiceContext;
import org.accountkit.administration.AuditReview;
import org.accountkit.administration.RoleAdministration;
import org.accountkit.administration.UserAdministration;
import org.accountkit.administration.engine.AccountLocks;
import org.accountkit.administration.engine.AccountRemoval;
import org.accountkit.administration.engine.AdministrationRules;
import org.accountkit.administration.engine.AdministratorGuard;
import org.accountkit.administration.engine.UserCreation;
import org.accountkit.administration.engine.UserEditing;
import org.accountkit.administration.engine.UserSearch;
import org.accountkit.apikey.ApiKeyService;
import org.accountkit.apikey.engine.ApiKeyAuthentication;
import org.accountkit.apikey.engine.ApiKeyIssuer;
import org.accountkit.download.DownloadService;
import org.accountkit.operations.AccountOperations;
import org.accountkit.operations.engine.CredentialImport;
import org.accountkit.operations.engine.MasterKeyRotation;
import org.accountkit.operations.engine.RestoredBackup;
import org.accountkit.operations.engine.RoleOperations;
import org.accountkit.operations.engine.Sweep;
import org.accountkit.operations.engine.Upkeep;
import org.accountkit.operations.engine.UserExport;
import org.accountkit.operations.engine.UserImport;
import org.accountkit.operations.engine.UserOperations;
import org.accountkit.operations.engine.VanishedUsers;
import org.accountkit.password.PasswordService;
import org.accountkit.password.engine.PasswordAttempts;
import org.accountkit.password.engine.PasswordSetting;
import org.accountkit.password.engine.PasswordVerifier;
import org.accountkit.profile.ProfileService;
import org.accountkit.reset.PasswordResetService;
import org.accountkit.session.SessionService;
import org.accountkit.session.engine.SessionAuthentication;
import org.accountkit.session.engine.SessionLifecycle;
import org.accountkit.session.engine.ValidSessions;
import org.accountkit.signin.DeviceService;
import org.accountkit.signin.SignInService;
import org.accountkit.signin.engine.DeviceRegister;
import org.accountkit.signin.engine.DisabledUsers;
import org.accountkit.signin.engine.FirstStep;
import org.accountkit.signin.engine.PendingSignIns;
import org.accountkit.signin.engine.Proving;
import org.accountkit.signin.engine.SecondStep;
import org.accountkit.signin.engine.SignInCompletion;
import org.accountkit.throttle.engine.AccountLimits;
import org.accountkit.twofactor.TwoFactorService;
import org.accountkit.twofactor.engine.CodeJudge;
import org.accountkit.twofactor.engine.Enrolments;
import org.accountkit.twofactor.engine.RecoveryCodeIssuer;
import org.accountkit.twofactor.engine.SecondFactorVerifier;
import org.accountkit.twofactor.engine.TotpVault;
import org.accountkit.twofactor.engine.TwoFactorRemoval;
import org.accountkit.user.Realm;

/** Builds the services of one realm from the parts that all realms share. */
final class Assembly {

    private final SharedParts shared;
    private final AccountStores stores;
    private final ServiceContext context;
    private final ValidSessions validSessions;
    private final SessionLifecycle sessionLifecycle;
    private final ApiKeyIssuer keyIssuer;
    private final PasswordAttempts passwordAttempts;
    private final PasswordSetting passwordSetting;
    private final CodeJudge codeJudge;
    private final TwoFactorRemoval twoFactorRemoval;
    private final AccountRemoval accountRemoval;
    private final DeviceRegister devices;
    private final Predicate<Account> enabled;

    Assembly(SharedParts shared, Realm realm) {
        this.shared = shared;
        stores = shared.stores;
        context = shared.context(realm);
        AccountLimits limits = new AccountLimits(shared.throttlePolicies, realm, shared.unknownNames);
        validSessions = new ValidSessions(
                context, shared.sessionPolicy, stores.sessions(), stores.accountStates(), shared.sessionUse);
        sessionLifecycle = new SessionLifecycle(
                context, shared.sessionPolicy, stores.sessions(), stores.accountStates(), validSessions);
        keyIssuer = new ApiKeyIssuer(context, stores.apiKeys());
        passwordAttempts = new PasswordAttempts(
                shared.throttle,
                limits,
                new PasswordVerifier(context, stores.passwords(), shared.passwordHashing),
                new LockReport(context));
        passwordSetting =
                new PasswordSetting(context, stores.passwords(), shared.passwordRules, shared.passwordHashing);
        codeJudge = new CodeJudge(new TotpVault(context, shared.protector), shared.totp, stores.totps());
        twoFactorRemoval = new TwoFactorRemoval(context, stores.totps(), stores.recoveryCodes());
        accountRemoval = accountRemoval(limits);
        devices = new DeviceRegister(context, stores.knownDevices(), shared.devicePolicy);
        enabled = new DisabledUsers(context, sessionLifecycle, stores.knownDevices());
    }

    private AccountRemoval accountRemoval(AccountLimits limits) {
        return new AccountRemoval(
                stores.users(),
                stores.accountStates(),
                stores.passwords(),
                stores.passwordResets(),
                stores.apiKeys(),
                stores.sessions(),
                stores.pendingSignIns(),
                stores.knownDevices(),
                twoFactorRemoval,
                shared.throttle,
                limits);
    }

    ServiceContext context() {
        return context;
    }

    SessionService sessions() {
        SessionAuthentication authentication = new SessionAuthentication(
                context, shared.sessionPolicy, stores.sessions(), shared.reader, shared.sessionUse, enabled);
        return new SessionService(context, authentication, validSessions, stores.sessions(), devices);
    }

    ApiKeyService apiKeys() {
        return new ApiKeyService(
                new ApiKeyAuthentication(context, shared.reader, shared.keyUse, enabled),
                keyIssuer,
                stores.apiKeys(),
                shared.apiKeysPerUser);
    }

    DownloadService downloads() {
        return new DownloadService(context, stores.downloadTokens(), shared.protector, shared.downloadUse);
    }

    PasswordService passwords() {
        return new PasswordService(
                passwordAttempts,
                passwordSetting,
                stores.accountStates(),
                sessionLifecycle,
                devices,
                shared.revokesApiKeys ? Optional.of(stores.apiKeys()) : Optional.empty());
    }

    TwoFactorService twoFactor() {
        return new TwoFactorService(
                new Enrolments(codeJudge, shared.productName, shared.enrolmentPolicy, shared.random),
                new RecoveryCodeIssuer(stores.recoveryCodes(), shared.codePolicy, shared.random),
                twoFactorRemoval,
                sessionLifecycle,
                devices);
    }

    DeviceService devices() {
        return new DeviceService(devices);
    }

    ProfileService profile() {
        return new ProfileService(context, stores.users(), stores.accountStates());
    }

    SignInService signIn(SessionService sessions) {
        SecondFactorVerifier secondFactors = secondFactors();
        PendingSignIns pendings = new PendingSignIns(
                context, stores.pendingSignIns(), shared.reader, shared.pendingSignInPolicy, enabled);
        return new SignInService(
                new FirstStep(namedAccounts(), passwordAttempts, devices),
                new SecondStep(pendings, secondFactors),
                new SignInCompletion(context, stores.accountStates(), sessionLifecycle, devices),
                new Proving(context, passwordAttempts, secondFactors, sessionLifecycle),
                sessions);
    }

    private NamedAccounts namedAccounts() {
        return new NamedAccounts(context, stores.users(), shared.reader);
    }

    private SecondFactorVerifier secondFactors() {
        return new SecondFactorVerifier(
                codeJudge,
                stores.recoveryCodes(),
                shared.codePolicy,
                shared.throttle,
                passwordAttempts.limits(),
                passwordAttempts.lockReport());
    }

    PasswordResetService passwordResets() {
        return resets().service(namedAccounts(), passwordAttempts.limits(), secondFactors(), rules());
    }

    private ResetAssembly resets() {
        return new ResetAssembly(shared, context, passwordSetting, sessionLifecycle);
    }

    private AdministrationRules rules() {
        return new AdministrationRules(context.realm(), context.rights(), stores.roles());
    }

    UserAdministration users() {
        UserEditing editing = new UserEditing(
                context,
                stores.users(),
                stores.accountStates(),
                stores.apiKeys(),
                passwordSetting,
                twoFactorRemoval,
                sessionLifecycle,
                stores.knownDevices(),
                rules());
        return new UserAdministration(shared.reader, userCreation(), editing, accountRemoval, userSearch(), guard());
    }

    private AdministratorGuard guard() {
        return new AdministratorGuard(context.realm(), context.rights(), stores.users(), stores.roles());
    }

    private UserSearch userSearch() {
        AccountLocks locks = new AccountLocks(context, stores.attempts(), passwordAttempts.limits());
        return new UserSearch(context, shared.reader, stores.users(), locks);
    }

    private UserCreation userCreation() {
        return new UserCreation(stores.users(), stores.accountStates(), passwordSetting);
    }

    RoleAdministration roles() {
        return new RoleAdministration(context, stores.roles(), stores.users());
    }

    AuditReview audit() {
        return new AuditReview(context, stores.auditLog(), stores.users());
    }

    AccountOperations operations() {
        UserOperations operations =
                new UserOperations(context, userCreation(), accountRemoval, sessionLifecycle, resets().tokens());
        UserImport imports = userImport();
        MasterKeyRotation rotation = new MasterKeyRotation(
                context, shared.protector, stores.masterKeys(), stores.totps(), stores.downloadTokens());
        return new AccountOperations(
                context,
                new RoleOperations(context, stores.roles(), guard()),
                operations,
                keyIssuer,
                imports,
                rotation,
                sweep(),
                new Upkeep(
                        operations,
                        new VanishedUsers(stores.users(), operations),
                        new CredentialImport(imports, sessionLifecycle, stores.knownDevices()),
                        new UserExport(imports, rotation),
                        new RestoredBackup(rotation, accountRemoval, shared.totp)));
    }

    Sweep sweep() {
        return new Sweep(
                context,
                shared.sessionPolicy,
                shared.auditRetention,
                stores.sessions(),
                stores.pendingSignIns(),
                stores.passwordResets(),
                stores.totps(),
                stores.knownDevices(),
                stores.attempts(),
                stores.apiKeys(),
                stores.users(),
                stores.auditLog());
    }

    private UserImport userImport() {
        return new UserImport(
                context,
                stores.users(),
                stores.accountStates(),
                stores.roles(),
                stores.passwords(),
                stores.totps(),
                shared.passwordHashing,
                shared.totp.parameters(),
                codeJudge.vault(),
                guard());
    }
}
