package org.accountkit;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.accountkit.access.AccessReader;
import org.accountkit.access.engine.AuditTrail;
import org.accountkit.access.engine.CurrentAccounts;
import org.accountkit.access.engine.LastUse;
import org.accountkit.access.engine.RefusalJournal;
import org.accountkit.access.engine.ServiceContext;
import org.accountkit.audit.engine.EventIds;
import org.accountkit.notification.Notifier;
import org.accountkit.observation.AccountObserver;
import org.accountkit.password.engine.PasswordHashing;
import org.accountkit.password.engine.PasswordRules;
import org.accountkit.reset.PasswordResetService.ResetPolicy;
import org.accountkit.secret.SecretProtector;
import org.accountkit.session.SessionService.SessionPolicy;
import org.accountkit.signin.DeviceService.DevicePolicy;
import org.accountkit.throttle.PendingPolicy;
import org.accountkit.throttle.ThrottlePolicies;
import org.accountkit.throttle.engine.Throttle;
import org.accountkit.throttle.engine.UnknownNames;
import org.accountkit.token.engine.TokenFormat;
import org.accountkit.twofactor.RecoveryCodePolicy;
import org.accountkit.twofactor.Totp;
import org.accountkit.user.Realm;
import org.accountkit.user.engine.RightsCatalogue;

/** The parts that all realms share. */
final class SharedParts implements AutoCloseable {

    final AccountStores stores;
    final AccessReader reader;
    final SecretProtector protector;
    final Clock clock;
    final SecureRandom random;
    final EventIds eventIds;
    final TokenFormat tokens;
    final RightsCatalogue rights;
    final String productName;
    final Notifier notifier;
    final AccountObserver observer;
    final SessionPolicy sessionPolicy;
    final ThrottlePolicies throttlePolicies;
    final Throttle throttle;
    final UnknownNames unknownNames;
    final PasswordHashing passwordHashing;
    final PasswordRules passwordRules;
    final boolean revokesApiKeys;
    final int apiKeysPerUser;
    final Totp totp;
    final PendingPolicy enrolmentPolicy;
    final RecoveryCodePolicy codePolicy;
    final PendingPolicy pendingSignInPolicy;
    final DevicePolicy devicePolicy;
    final LastUse sessionUse;
    final LastUse keyUse;
    final LastUse downloadUse;
    final RefusalJournal refusals;
    final Optional<Duration> auditRetention;
    final ResetPolicy resetPolicy;
    final BoundedExecutor resetRequests;
    private final Housekeeper housekeeper;

    SharedParts(AccountServicesBuilder wiring) {
        stores = wiring.allStores();
        protector =
                PortBoundary.around(SecretProtector.class, Objects.requireNonNull(wiring.protector), wiring.observer);
        reader = stores.accessReader();
        clock = wiring.clock;
        random = wiring.random;
        eventIds = new EventIds(random);
        tokens = new TokenFormat(wiring.tokenPrefix, random);
        rights = RightsCatalogue.with(wiring.rights);
        productName = wiring.productName;
        notifier = wiring.notifier;
        observer = wiring.observer;
        sessionPolicy = wiring.sessionPolicy;
        throttlePolicies = wiring.throttle;
        throttle = new Throttle(stores.attempts(), stores.unitOfWork(), clock);
        unknownNames = new UnknownNames(stores.attempts(), random);
        passwordHashing = wiring.passwordSettings.hashing(observer);
        passwordRules = wiring.passwordSettings.rules(productName, observer);
        revokesApiKeys = wiring.revokesApiKeys;
        apiKeysPerUser = wiring.apiKeysPerUser;
        totp = new Totp(wiring.totp, wiring.totpWindow);
        enrolmentPolicy = wiring.pendingEnrolment;
        codePolicy = wiring.recoveryCodePolicy;
        pendingSignInPolicy = wiring.pendingSignIn;
        devicePolicy = wiring.devicePolicy;
        sessionUse = new LastUse(stores.sessions()::recordUse);
        keyUse = new LastUse(stores.apiKeys()::recordUse);
        downloadUse = new LastUse(
                batch -> batch.forEach((realm, at) -> stores.downloadTokens().recordUse(new Realm(realm), at)));
        refusals = new RefusalJournal(stores.auditLog(), eventIds, clock, stores.unitOfWork());
        auditRetention = wiring.auditRetention;
        resetPolicy = wiring.resetPolicy;
        resetRequests = wiring.executor
                .map(BoundedExecutor::on)
                .orElseGet(() -> BoundedExecutor.onOwnThread("accountkit-password-resets"));
        List<LastUse> collectors = List.of(sessionUse, keyUse, downloadUse);
        Optional<Runnable> sweep = sweep(wiring);
        housekeeper = wiring.executor
                .map(executor -> Housekeeper.on(executor, collectors, refusals, sweep))
                .orElseGet(() -> Housekeeper.onOwnThread(collectors, refusals, sweep));
    }

    private Optional<Runnable> sweep(AccountServicesBuilder wiring) {
        return wiring.sweepsOnDemand
                ? Optional.empty()
                : Optional.of(new SweepSchedule(clock, new Assembly(this, wiring.realm).sweep())::sweepIfDue);
    }

    ServiceContext context(Realm realm) {
        return new ServiceContext(
                realm,
                clock,
                stores.unitOfWork(),
                tokens,
                rights,
                new AuditTrail(stores.auditLog(), eventIds, clock, realm, refusals),
                notifier,
                new CurrentAccounts(reader, Optional.of(stores.accountStates())),
                observer);
    }

    void flush() {
        housekeeper.flush();
    }

    @Override
    public void close() {
        resetRequests.close();
        housekeeper.close();
    }
}
