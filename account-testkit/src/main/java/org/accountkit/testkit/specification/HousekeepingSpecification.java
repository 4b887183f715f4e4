package org.accountkit.testkit.specification;

import static org.accountkit.access.RefusalCode.FORBIDDEN;
import static org.accountkit.testkit.specification.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.accountkit.AccountServices;
import org.accountkit.AccountServicesBuilder;
import org.accountkit.access.Caller;
import org.accountkit.access.RequestOrigin;
import org.accountkit.audit.AuditEventType;
import org.accountkit.secret.Secret;
import org.accountkit.throttle.AttemptStore;
import org.accountkit.throttle.AttemptStore.AttemptKey;
import org.accountkit.throttle.AttemptStore.Attempts;
import org.accountkit.transaction.StoreUnavailableException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the services do by themselves, on their own thread or the host's executor. */
public abstract class HousekeepingSpecification extends ServiceSpecification {

    private final ManualExecutor executor = new ManualExecutor();
    private Person ada;

    /** For subclasses. */
    protected HousekeepingSpecification() {}

    @BeforeEach
    void signAdaIn() {
        ada = world.person("ada");
    }

    @AfterEach
    void endExecutor() {
        executor.shutdownNow();
    }

    private AccountServices node(UnaryOperator<AccountServicesBuilder> wiring) {
        return wiring.apply(world.wiring().executor(executor)).build();
    }

    /** A node whose stores fail with the first of these failures, if there is any, at calls of a method of that name. */
    private AccountServices failingNode(String method, List<Throwable> failure) {
        Interception failing = (called, store) -> {
            if (called.getName().equals(method) && !failure.isEmpty()) {
                throw failure.get(0);
            }
            return store.proceed();
        };
        return node(builder -> builder.stores(failing.of(world.stores)));
    }

    private void pass(Duration time) {
        world.clock.advance(time);
        executor.runRound();
    }

    private int sessions() {
        return world.stores.sessions().list(ada.id()).size();
    }

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

    @Test
    void writesTheRefusalsOfAMinuteThatIsOver() {
        try (AccountServices node = node(builder -> builder)) {
            beRefused(node, 3);
            executor.runRound();
            assertThat(world.events(AuditEventType.ACCESS_REFUSAL)).hasSize(1);

            pass(Duration.ofMinutes(1));

            assertThat(world.events(AuditEventType.ACCESS_REFUSAL)).hasSize(2);
            assertThat(world.timesRefused(AuditEventType.ACCESS_REFUSAL)).isEqualTo(3);
        }
    }

    private void beRefused(AccountServices node, int times) {
        Caller caller = ada.caller();
        for (int i = 0; i < times; i++) {
            assertRefused(FORBIDDEN, () -> node.roles().list(caller));
        }
    }

    /** As after an update of a jar under a running process, whose classes are then missing. */
    @Test
    void goesOnAfterAnErrorAndReportsItOnce() {
        var failure = new ArrayList<Throwable>(List.of(new NoClassDefFoundError("Gone")));
        LogRecorder log = LogRecorder.start();
        try (AccountServices node = failingNode("sweep", failure)) {
            pass(Duration.ofDays(1));
            pass(Duration.ofDays(1));
            assertThat(sessions()).isEqualTo(1);
            assertThat(log.text().split("Expired rows could not be deleted", -1))
                    .hasSize(2);

            failure.clear();
            pass(Duration.ofDays(1));

            assertThat(node.realm()).isEqualTo(world.realm);
            assertThat(sessions()).isZero();
            failure.add(new NoClassDefFoundError("Gone again"));
            pass(Duration.ofDays(1));
            assertThat(log.text().split("Expired rows could not be deleted", -1))
                    .hasSize(3);
        } finally {
            log.close();
        }
    }

    @Test
    void writesTimesOfLastUseAfterAnError() {
        var failure = new ArrayList<Throwable>(List.of(new StackOverflowError()));
        try (AccountServices node = failingNode("recordUse", failure)) {
            world.clock.advance(Duration.ofMinutes(1));
            assertThat(node.sessions().authenticate(ada.session(), RequestOrigin.unknown()))
                    .isPresent();
            executor.runRound();
            failure.clear();

            executor.runRound();

            assertThat(world.stores.sessions().list(ada.id()).get(0).lastSeenAt())
                    .isEqualTo(world.clock.instant());
        }
    }

    @Test
    void losesNoRefusalWhileTheAuditTrailCannotBeWritten() {
        var failure = new ArrayList<Throwable>();
        try (AccountServices node = failingNode("append", failure)) {
            Caller caller = ada.caller();
            for (Throwable failing : List.of(new StoreUnavailableException("down"), new NoClassDefFoundError("Gone"))) {
                failure.clear();
                failure.add(failing);
                assertThatThrownBy(() -> node.users().find(caller, caller.userId()))
                        .isSameAs(failing);
                pass(Duration.ofMinutes(1));
            }
            failure.clear();

            executor.runRound();

            assertThat(world.timesRefused(AuditEventType.ACCESS_REFUSAL)).isEqualTo(2);
        }
    }
}
