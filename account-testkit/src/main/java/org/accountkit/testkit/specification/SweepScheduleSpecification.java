package org.accountkit.testkit.specification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.accountkit.AccountServices;
import org.accountkit.AccountServicesBuilder;
import org.accountkit.audit.AuditEventType;
import org.accountkit.secret.Secret;
import org.accountkit.throttle.AttemptStore;
import org.accountkit.throttle.AttemptStore.AttemptKey;
import org.accountkit.throttle.AttemptStore.Attempts;
import org.junit.jupiter.api.Test;

/** When rows that have expired are deleted, which ones and how many at a time. */
public abstract class SweepScheduleSpecification extends HousekeepingStage {

    /** For subclasses. */
    protected SweepScheduleSpecification() {}

    @Test
    void sweepsAMinuteAfterTheStartAndThenEveryTenMinutes() {
        AtomicInteger sweeps = new AtomicInteger();
        try (AccountServices node = countingNode(sweeps)) {
            assertThat(node.clock()).isSameAs(world.clock);
            for (int sweep = 0; sweep < 3; sweep++) {
                pass(Duration.ofSeconds(59));
                assertThat(sweeps).hasValue(sweep);
                pass(Duration.ofSeconds(1));
                assertThat(sweeps).hasValue(sweep + 1);
                pass(Duration.ofMinutes(9));
            }
        }
    }

    private AccountServices countingNode(AtomicInteger sweeps) {
        Interception counting = (method, store) -> {
            if (method.getName().equals("deleteBefore")) {
                sweeps.incrementAndGet();
            }
            return store.proceed();
        };
        return node(builder -> builder.stores(counting.of(world.stores)));
    }

    /** Otherwise, nothing would be deleted until the clock reaches the time that it showed before. */
    @Test
    void sweepsAfterTheClockWasCorrectedBackwards() {
        AtomicInteger sweeps = new AtomicInteger();
        try (AccountServices node = countingNode(sweeps)) {
            assertThat(node.clock()).isSameAs(world.clock);
            pass(Duration.ofMinutes(1));
            pass(Duration.ofHours(-1));
            assertThat(sweeps).hasValue(2);
            pass(Duration.ofMinutes(10));
            assertThat(sweeps).hasValue(3);
        }
    }

    @Test
    void deletesWhatHasExpired() {
        try (AccountServices node = node(builder -> builder)) {
            Secret pending = ada.withPhone().beginSignIn();
            Person bob = world.person("bob");
            node.twoFactor().begin(bob.caller());

            pass(Duration.ofMinutes(4));
            assertThat(world.stores.totps().findPending(bob.id())).isPresent();
            pass(Duration.ofMinutes(10));
            assertThat(world.stores.totps().findPending(bob.id())).isEmpty();
            assertThat(world.stores.pendingSignIns().find(Tokens.digest(pending)))
                    .isEmpty();
            assertThat(sessions()).isPositive();
            pass(Duration.ofHours(12));
            assertThat(sessions()).isZero();
        }
    }

    /** What the stores say that they deleted, all of it. */
    @Test
    void countsWhatItDeletesOfEveryKind() {
        ada.withPhone().beginSignIn();
        world.accounts.twoFactor().begin(world.person("bob").caller());
        world.accounts.operations().issuePasswordReset(ada.id());
        Instant soon = world.clock.instant().plusSeconds(1);
        world.accounts.operations().issueApiKey(ada.id(), "ci", Optional.of(soon));
        addStaleCounter(0);
        Map<String, Integer> deleted = new TreeMap<>();
        Interception noting = (method, store) -> {
            Object result = store.proceed();
            if (Set.of("sweep", "sweepPending", "deleteBefore", "findExpired").contains(method.getName())) {
                int rows = result instanceof List<?> list ? list.size() : (Integer) Objects.requireNonNull(result);
                deleted.merge(method.getDeclaringClass().getSimpleName(), rows, Integer::sum);
            }
            return result;
        };

        try (AccountServices node = node(builder -> builder.stores(noting.of(world.stores)))) {
            world.clock.advance(Duration.ofDays(500));
            int sum = node.operations().sweep();

            assertThat(deleted)
                    .hasSize(8)
                    .allSatisfy((store, rows) -> assertThat(rows).as(store).isPositive());
            assertThat(sum)
                    .isEqualTo(deleted.values().stream()
                            .mapToInt(Integer::intValue)
                            .sum());
        }
    }

    @Test
    void deletesMoreThanOneBatch() {
        IntStream.range(0, 1_200).forEach(this::addStaleCounter);
        try (AccountServices node = node(builder -> builder)) {
            pass(Duration.ofMinutes(1));

            assertThat(world.stores.attempts().find(counter(0))).isEmpty();
            assertThat(world.stores.attempts().find(counter(1_199))).isEmpty();
            assertThat(node.operations().sweep()).isZero();
        }
    }

    /** Ten thousand rows a round: other chores must not wait for longer. */
    @Test
    void goesOnInTheNextRoundWhenThereIsMore() {
        AtomicInteger batches = new AtomicInteger();
        Interception many = (method, store) -> {
            if (method.getDeclaringClass() != AttemptStore.class
                    || !method.getName().equals("sweep")) {
                return store.proceed();
            }
            return batches.incrementAndGet() > 30 ? 0 : 500;
        };
        try (AccountServices node = node(builder -> builder.stores(many.of(world.stores)))) {
            assertThat(node.clock()).isSameAs(world.clock);
            pass(Duration.ofMinutes(1));
            assertThat(batches).hasValue(20);
            pass(Duration.ofSeconds(5));
            assertThat(batches).as("ten more and an empty one").hasValue(31);
            pass(Duration.ofSeconds(5));
            assertThat(batches).hasValue(31);
        }
    }

    private void addStaleCounter(int number) {
        Attempts one = new Attempts(1, world.clock.instant(), world.clock.instant());
        world.stores.attempts().replace(counter(number), Optional.empty(), one, Optional.of(world.clock.instant()));
    }

    private AttemptKey counter(int number) {
        return AttemptKey.of("test", world.realm, Integer.toString(number));
    }

    @Test
    void leavesTheSweepToAHostThatWantsIt() {
        try (AccountServices node = node(AccountServicesBuilder::sweepOnDemand)) {
            pass(Duration.ofDays(1));
            assertThat(sessions()).isEqualTo(1);

            node.operations().sweep();

            assertThat(sessions()).isZero();
        }
    }

    @Test
    void keepsAuditEventsForFourHundredDays() {
        try (AccountServices node = node(builder -> builder)) {
            assertKeeps(node, Duration.ofDays(400));
        }
    }

    @Test
    void keepsAuditEventsAsLongAsTheHostSays() {
        try (AccountServices node = node(builder -> builder.auditRetention(Duration.ofDays(30)))) {
            assertKeeps(node, Duration.ofDays(30));
        }
    }

    private void assertKeeps(AccountServices node, Duration retention) {
        world.clock.advance(retention.minusMinutes(1));
        node.operations().sweep();
        assertThat(world.events(AuditEventType.USER_CREATION)).isNotEmpty();

        pass(Duration.ofMinutes(2));
        assertThat(world.events(AuditEventType.USER_CREATION)).isEmpty();
    }

    @Test
    void keepsAuditEventsForEverIfTheHostSaysSo() {
        try (AccountServices node = node(AccountServicesBuilder::keepAuditEvents)) {
            pass(Duration.ofDays(36_500));
            node.operations().sweep();

            assertThat(world.events(AuditEventType.USER_CREATION)).isNotEmpty();
        }
    }
}
