package org.accountkit.testkit.password;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.accountkit.access.RequestOrigin;
import org.accountkit.access.engine.AuditTrail;
import org.accountkit.access.engine.CurrentAccounts;
import org.accountkit.access.engine.RefusalJournal;
import org.accountkit.access.engine.ServiceContext;
import org.accountkit.audit.engine.EventIds;
import org.accountkit.notification.Notifier;
import org.accountkit.observation.AccountObserver;
import org.accountkit.password.Argon2Parameters;
import org.accountkit.password.HashingCapacity;
import org.accountkit.password.PasswordHash;
import org.accountkit.password.PasswordHasher;
import org.accountkit.password.PasswordHasher.PasswordCheck;
import org.accountkit.password.PasswordStore;
import org.accountkit.password.PasswordStore.StoredPassword;
import org.accountkit.password.engine.PasswordHashing;
import org.accountkit.password.engine.PasswordVerifier;
import org.accountkit.secret.Secret;
import org.accountkit.testkit.InMemoryStores;
import org.accountkit.testkit.MutableClock;
import org.accountkit.token.engine.TokenFormat;
import org.accountkit.user.Realm;
import org.accountkit.user.UserId;
import org.accountkit.user.engine.RightsCatalogue;
import org.junit.jupiter.api.Test;

class PasswordVerifierTest {

    private static final PasswordHasher CHEAP = PasswordHasher.argon2id(new Argon2Parameters(8, 1, 1));
    private static final PasswordHasher DEARER = PasswordHasher.argon2id(new Argon2Parameters(16, 1, 1));
    private static final Secret PASSWORD = Secret.ofText("correct horse battery staple");

    private final InMemoryStores stores = new InMemoryStores();
    private final PasswordStore passwords = stores.passwords();
    private final MutableClock clock = new MutableClock();
    private final UserId ada = UserId.random();

    @Test
    void rehashesAnOutdatedHash() {
        passwords.set(ada, CHEAP.hash(PASSWORD), clock.instant());

        StoredPassword verified = verifier(DEARER).orElseThrow();

        assertThat(passwords.find(ada)).contains(verified);
    }

    /** The version that it verified is no longer the stored one, so whoever bases a change on it loses. */
    @Test
    void keepsTheVersionThatItVerifiedWhenTheRehashLosesToAReset() {
        passwords.set(ada, CHEAP.hash(PASSWORD), clock.instant());
        PasswordHash reset = DEARER.hash(Secret.ofText("set by an administrator"));

        StoredPassword verified = verifier(new Overtaken(DEARER, () -> passwords.set(ada, reset, clock.instant())))
                .orElseThrow();

        assertThat(passwords.replace(ada, verified.hash(), verified.version(), clock.instant()))
                .isFalse();
        assertThat(passwords.find(ada).map(StoredPassword::hash)).contains(reset);
    }

    private Optional<StoredPassword> verifier(PasswordHasher hasher) {
        PasswordHashing hashing = PasswordHashing.of(hasher, HashingCapacity.of(1), hash -> Optional.empty());
        return new PasswordVerifier(context(), passwords, hashing)
                .verify(Optional.of(ada), PASSWORD, RequestOrigin.unknown());
    }

    private ServiceContext context() {
        SecureRandom random = new SecureRandom();
        EventIds ids = new EventIds(random);
        RefusalJournal refusals = new RefusalJournal(stores.auditLog(), ids, clock, stores.unitOfWork());
        return new ServiceContext(
                Realm.DEFAULT,
                clock,
                stores.unitOfWork(),
                new TokenFormat("ex", random),
                RightsCatalogue.with(List.of()),
                new AuditTrail(stores.auditLog(), ids, clock, Realm.DEFAULT, refusals),
                Notifier.none(),
                new CurrentAccounts(stores.accessReader(), Optional.of(stores.accountStates())),
                AccountObserver.none());
    }

    /** Lets a rival act during each verification. */
    private record Overtaken(PasswordHasher hasher, Runnable rival) implements PasswordHasher {

        @Override
        public PasswordHash hash(Secret password) {
            return hasher.hash(password);
        }

        @Override
        public PasswordCheck verify(Secret password, PasswordHash hash) {
            rival.run();
            return hasher.verify(password, hash);
        }

        @Override
        public List<String> weaknesses() {
            return hasher.weaknesses();
        }
    }
}
