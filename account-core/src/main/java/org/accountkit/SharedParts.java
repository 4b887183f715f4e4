package org.accountkit;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.accountkit.access.AccessReader;
import org.accountkit.access.LastUse;
import org.accountkit.audit.EventIds;
import org.accountkit.notification.Notifier;
import org.accountkit.password.PasswordHashing;
import org.accountkit.password.PasswordJudgement;
import org.accountkit.secret.SecretProtector;
import org.accountkit.session.SessionPolicy;
import org.accountkit.signin.SignInPolicy;
import org.accountkit.throttle.PendingPolicy;
import org.accountkit.throttle.Throttle;
import org.accountkit.throttle.ThrottlePolicies;
import org.accountkit.token.TokenFormat;
import org.accountkit.twofactor.RecoveryCodePolicy;
import org.accountkit.twofactor.Totp;
import org.accountkit.user.Realm;
import org.accountkit.user.RightsCatalogue;

/** What all realms share. */
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
    final SessionPolicy sessionPolicy;
    final ThrottlePolicies throttlePolicies;
    final Throttle throttle;
    final PasswordHashing passwordHashing;
    final PasswordJudgement passwordJudgement;
    final boolean revokesApiKeys;
    final Totp totp;
    final PendingPolicy enrolmentPolicy;
    final RecoveryCodePolicy codePolicy;
    final SignInPolicy signInPolicy;
    final LastUse sessionUse;
    final LastUse keyUse;
    final LastUse downloadUse;
    private final LastUseFlusher flusher;

    SharedParts(AccountServicesBuilder wiring) {
        stores = Objects.requireNonNull(wiring.stores);
        protector = Objects.requireNonNull(wiring.protector);
        reader = stores.accessReader();
        clock = wiring.clock;
        random = wiring.random;
        eventIds = new EventIds(random);
        tokens = new TokenFormat(wiring.tokenPrefix, random);
        rights = RightsCatalogue.with(wiring.rights);
        productName = wiring.productName;
        notifier = wiring.notifier;
        sessionPolicy = wiring.sessions;
        throttlePolicies = wiring.throttle;
        throttle = new Throttle(stores.attempts(), stores.unitOfWork(), clock);
        passwordHashing = new PasswordHashing(
                wiring.passwordHasher(),
                wiring.hashingCapacity,
                wiring.foreignHashes,
                wiring.peppers,
                !wiring.keepsOutdatedHashes);
        passwordJudgement = new PasswordJudgement(wiring.passwordPolicy, wiring.blocklist, productName);
        revokesApiKeys = wiring.revokesApiKeys;
        totp = new Totp(wiring.totp, wiring.totpWindow);
        enrolmentPolicy = wiring.pendingEnrolment;
        codePolicy = wiring.recoveryCodes;
        signInPolicy = new SignInPolicy(wiring.pendingSignIn, wiring.knownDevices);
        sessionUse = new LastUse(stores.sessions()::recordUse);
        keyUse = new LastUse(stores.apiKeys()::recordUse);
        downloadUse = new LastUse(
                batch -> batch.forEach((realm, at) -> stores.downloadTokens().recordUse(new Realm(realm), at)));
        List<LastUse> collectors = List.of(sessionUse, keyUse, downloadUse);
        flusher = wiring.executor
                .map(executor -> LastUseFlusher.on(executor, collectors))
                .orElseGet(() -> LastUseFlusher.onOwnThread(collectors));
    }

    void flush() {
        flusher.flush();
    }

    @Override
    public void close() {
        flusher.close();
    }
}
