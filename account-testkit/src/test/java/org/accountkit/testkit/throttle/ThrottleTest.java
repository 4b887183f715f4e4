package org.accountkit.testkit.throttle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.accountkit.access.RefusalCode;
import org.accountkit.access.RefusedException;
import org.accountkit.testkit.InMemoryStores;
import org.accountkit.testkit.MutableClock;
import org.accountkit.throttle.AttemptStore;
import org.accountkit.throttle.AttemptStore.AttemptKey;
import org.accountkit.throttle.AttemptStore.Attempts;
import org.accountkit.throttle.ThrottlePolicies.ThrottlePolicy.Backoff;
import org.accountkit.throttle.ThrottlePolicies.ThrottlePolicy.Tally;
import org.accountkit.throttle.engine.Limit;
import org.accountkit.throttle.engine.Reservation;
import org.accountkit.throttle.engine.Throttle;
import org.accountkit.transaction.StoreUnavailableException;
import org.accountkit.user.Realm;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ThrottleTest {

    private static final AttemptKey KEY = AttemptKey.of("password", Realm.DEFAULT, "ada");
    private static final Limit LIMIT = new Limit(KEY, new Backoff(4, Duration.ofSeconds(30), Duration.ofHours(1), 90));

    private final InMemoryStores stores = new InMemoryStores();
    private final MutableClock clock = new MutableClock();

    /** Another request counts the fifth failure just before this one does: only one of them may be verified. */
    @Test
    @Tag("A07")
    void a07CountsFromWhatItJudgedBy() {
        Instant now = clock.instant();
        stores.attempts().replace(KEY, Optional.empty(), new Attempts(4, now, now), Optional.empty());

        Optional<Duration> wait = throttle(new OvertakenOnce(stores.attempts()))
                .reserve(List.of(LIMIT))
                .waiting();

        assertThat(wait).isEmpty();
        assertThat(stores.attempts().find(KEY)).contains(new Attempts(5, now, now));
    }

    /** A withdrawn attempt must not stay counted because another request changed the counter in the meantime. */
    @Test
    @Tag("A07")
    void a07TakesBackFromWhatIsCountedNow() {
        Instant now = clock.instant();
        stores.attempts().replace(KEY, Optional.empty(), new Attempts(4, now, now), Optional.empty());

        throttle(new OvertakenOnce(stores.attempts())).release(List.of(LIMIT));
        assertThat(stores.attempts().find(KEY)).contains(new Attempts(3, now, now));
        Reservation reserved = throttle(stores.attempts()).reserve(List.of(LIMIT));
        throttle(new OvertakenOnce(stores.attempts())).forgive(reserved);
        assertThat(stores.attempts().find(KEY)).isEmpty();
    }

    @Test
    void forgivesWithoutReadingWhatItCountedItself() {
        ForwardingAttemptStore watched = new ForwardingAttemptStore(stores.attempts());
        Throttle throttle = throttle(watched);
        Reservation reserved = throttle.reserve(List.of(LIMIT));

        throttle.forgive(reserved);

        assertThat(watched.reads()).as("the read of the reservation").isEqualTo(1);
        assertThat(stores.attempts().find(KEY)).isEmpty();
    }

    /** Another attempt was counted meanwhile: only this one is taken back. */
    @Test
    @Tag("A07")
    void a07ForgivesNoAttemptOfOthers() {
        Limit tally = new Limit(KEY, new Tally(LIMIT.policy()));
        Throttle throttle = throttle(stores.attempts());
        for (Consumer<Reservation> forgiving : List.<Consumer<Reservation>>of(
                throttle::forgive,
                reserved -> throttle.forgiveIf(reserved, () -> true),
                reserved -> throttle.forgiveWith(reserved, () -> 1))) {
            stores.attempts().remove(KEY);
            Reservation reserved = throttle.reserve(List.of(tally));
            throttle.reserve(List.of(tally));

            forgiving.accept(reserved);

            assertThat(stores.attempts().find(KEY).map(Attempts::count)).contains(1);
        }
    }

    @Test
    void forgivesNothingThatWasNotSpent() {
        Throttle throttle = throttle(stores.attempts());
        Reservation reserved = throttle.reserve(List.of(LIMIT));

        assertThat(throttle.forgiveIf(reserved, () -> false)).isFalse();

        assertThat(stores.attempts().find(KEY).map(Attempts::count)).contains(1);
    }

    /** The attempt was right, whatever becomes of the work that follows. */
    @Test
    void forgivesThoughTheWorkFails() {
        Throttle throttle = throttle(stores.attempts());
        Reservation reserved = throttle.reserve(List.of(LIMIT));

        assertThatThrownBy(() -> throttle.forgiveWith(reserved, () -> {
                    throw RefusalCode.INVALID_CREDENTIALS.refused();
                }))
                .isInstanceOf(RefusedException.class);

        assertThat(stores.attempts().find(KEY)).isEmpty();
    }

    /** The user has waited for the database once. */
    @Test
    void triesNothingMoreWhereTheStoresCannotBeReached() {
        Throttle throttle = throttle(stores.attempts());
        Reservation reserved = throttle.reserve(List.of(LIMIT));
        StoreUnavailableException down = new StoreUnavailableException("down");

        assertThatThrownBy(() -> throttle.forgiveWith(reserved, () -> {
                    throw down;
                }))
                .isSameAs(down);

        assertThat(stores.attempts().find(KEY).map(Attempts::count)).contains(1);
        throttle.forgive(reserved);
        assertThat(stores.attempts().find(KEY)).isEmpty();
    }

    /** A counter under attack must not make a right sign-in start again. */
    @Test
    void doesTheWorkOnceThoughTheCounterIsContended() {
        Throttle throttle = throttle(stores.attempts());
        Reservation reserved = throttle.reserve(List.of(LIMIT));
        AtomicInteger runs = new AtomicInteger();

        throttle.forgiveWith(reserved, () -> {
            Attempts counted = stores.attempts().find(KEY).orElseThrow();
            Attempts more = new Attempts(counted.count() + 1, counted.since(), counted.last());
            stores.attempts().replace(KEY, Optional.of(counted), more, Optional.empty());
            return runs.incrementAndGet();
        });

        assertThat(runs).hasValue(1);
        assertThat(stores.attempts().find(KEY)).isEmpty();
    }

    /** Wrong proofs count against the name but are not throttled by it: only the one that locks it is reported. */
    @Test
    void saysOnceThatAnAttemptLocks() {
        Instant now = clock.instant();
        Limit tally = new Limit(KEY, new Tally(LIMIT.policy()));
        stores.attempts().replace(KEY, Optional.empty(), new Attempts(88, now, now), Optional.empty());
        Throttle throttle = throttle(stores.attempts());

        assertThat(throttle.reserve(List.of(tally)).locks()).as("the 89th").isFalse();
        assertThat(throttle.reserve(List.of(tally)).locks()).as("the 90th").isTrue();
        assertThat(throttle.reserve(List.of(tally)).locks()).as("the 91st").isFalse();
    }

    @Test
    void writesNothingForAnAttemptThatWaits() {
        Instant now = clock.instant();
        stores.attempts().replace(KEY, Optional.empty(), new Attempts(5, now, now), Optional.empty());
        ForwardingAttemptStore watched = new ForwardingAttemptStore(stores.attempts());

        assertThat(throttle(watched).reserve(List.of(LIMIT)).waiting()).contains(Duration.ofSeconds(30));
        assertThat(throttle(watched).waiting(List.of(LIMIT))).isEqualTo(Duration.ofSeconds(30));

        assertThat(watched.writes()).isZero();
    }

    /** Nobody can unlock a name that no user has. */
    @Test
    void keepsALockForeverOnlyIfSomebodyCanLiftIt() {
        Duration life = Duration.ofDays(1);
        Limit ofNobody = new Limit(AttemptKey.of("password", Realm.DEFAULT, "bob"), LIMIT.policy(), Optional.of(life));
        lock(LIMIT);
        lock(ofNobody);

        assertThat(stores.attempts().sweep(clock.instant().plus(life).minusMillis(1), 10))
                .isZero();
        assertThat(stores.attempts().sweep(clock.instant().plus(life), 10)).isEqualTo(1);
        assertThat(stores.attempts().find(KEY)).isPresent();
    }

    private void lock(Limit limit) {
        Instant now = clock.instant();
        stores.attempts().replace(limit.key(), Optional.empty(), new Attempts(89, now, now), Optional.empty());
        clock.advance(Duration.ofHours(1));
        assertThat(throttle(stores.attempts()).reserve(List.of(limit)).locks()).isTrue();
    }

    private Throttle throttle(AttemptStore attempts) {
        return new Throttle(attempts, stores.unitOfWork(), clock);
    }

    /** Another attempt is counted right after the first read; the rollback of a lost race undoes it too. */
    private static final class OvertakenOnce extends ForwardingAttemptStore {

        private final AttemptStore attempts;
        private boolean overtaken;

        OvertakenOnce(AttemptStore attempts) {
            super(attempts);
            this.attempts = attempts;
        }

        @Override
        public Optional<Attempts> find(AttemptKey key) {
            Optional<Attempts> found = super.find(key);
            if (!overtaken) {
                overtaken = true;
                Attempts before = found.orElseThrow();
                Attempts after = new Attempts(before.count() + 1, before.since().minusMillis(1), before.last());
                attempts.replace(key, found, after, Optional.empty());
            }
            return found;
        }
    }
}
