package org.accountkit.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManagerFactory;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.accountkit.AccountServices;
import org.accountkit.UnsafeWiringException;
import org.accountkit.access.RefusalCode;
import org.accountkit.access.RefusedException;
import org.accountkit.jpa.TableContents.Row;
import org.accountkit.jpa.UseCase.Action;
import org.accountkit.jpa.UseCase.Effect;
import org.accountkit.jpa.UseCase.Node;
import org.accountkit.testkit.AccountFixture;
import org.accountkit.testkit.FaultyDataSource;
import org.accountkit.testkit.FaultyDataSource.Fault;
import org.accountkit.testkit.FaultyDataSource.Step;
import org.accountkit.testkit.FaultyDataSource.Step.Kind;
import org.accountkit.transaction.StoreFailedException;
import org.accountkit.transaction.StoreUnavailableException;

/**
 * Runs a use case with a fault at each step in turn: the database is afterwards in the old state or in the new one, and
 * in the new one if the use case has reported success.
 */
final class FaultMatrix implements AutoCloseable {

    /** What runs in the background, one after the other. */
    private static final ScheduledThreadPoolExecutor EXECUTOR = new Background();

    /** Connection lost, serialization failure, violated key, full disk, unknown. */
    private static final List<String> STATES = List.of("08006", "40001", "23505", "53100", "XX999");

    private static final List<String> STATES_OF_CONNECTING = List.of("08006", "53300", "XX999");

    /** A commit that took effect does not report a lost race. */
    private static final List<String> STATES_OF_LOST_ANSWERS = List.of("08006", "08007", "40003", "57P01");

    private final DataSource dataSource;
    private final FaultyDataSource faults;
    private final EntityManagerFactory factory;
    private final JpaStores stores;
    private final JpaStores faultyStores;
    private final TableContents empty;

    FaultMatrix(DataSource dataSource) {
        this.dataSource = dataSource;
        faults = new FaultyDataSource(dataSource);
        stores = JpaStores.using(TestDatabase.hibernate(dataSource));
        factory = TestDatabase.hibernate(faults.dataSource());
        faultyStores = JpaStores.using(factory);
        empty = TableContents.of(dataSource);
    }

    /** Returns how many faults were tried. */
    Tried run(UseCase useCase) {
        empty.restore(dataSource);
        try (AccountFixture fixture = AccountFixture.on(
                stores,
                builder -> builder.rights(Scene.USE.name()).apiKeysPerUser(3).executor(EXECUTOR))) {
            Action action = useCase.preparation().apply(new Scene(fixture));
            settle();
            return new Run(useCase, fixture, action, empty.now(dataSource)).all();
        }
    }

    private static void settle() {
        try {
            EXECUTOR.submit(() -> {}).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        factory.close();
    }

    /**
     * What was tried.
     *
     * @param useCase the use case
     * @param statements how many statements it takes without a fault
     * @param commits how many transactions it takes without a fault
     * @param faults how many faults were tried
     */
    record Tried(UseCase useCase, long statements, long commits, int faults) {}

    /** One use case. */
    private final class Run {

        private final UseCase useCase;
        private final AccountFixture fixture;
        private final Action action;
        private final TableContents before;
        private final TableContents after;
        private final List<Step> steps;
        private final Set<String> known;
        private Closing last = () -> {};

        Run(UseCase useCase, AccountFixture fixture, Action action, TableContents before) {
            this.useCase = useCase;
            this.fixture = fixture;
            this.action = action;
            this.before = before;
            TableContents once = withoutFault();
            after = withoutFault();
            steps = faults.steps();
            known = new HashSet<>(once.values());
            known.retainAll(after.values());
            known.addAll(before.values());
        }

        private void restore() {
            last.close();
            last = () -> {};
            before.restore(dataSource);
        }

        private TableContents withoutFault() {
            restore();
            Outcome outcome = act(List.of());
            assertThat(outcome.answered(useCase))
                    .as("%s without a fault: %s", useCase.name(), outcome)
                    .isTrue();
            return before.now(dataSource);
        }

        Tried all() {
            List<Supplier<Fault>> tried = steps.stream().flatMap(this::faultsAt).toList();
            tried.forEach(this::check);
            last.close();
            return new Tried(useCase, count(Kind.STATEMENT), count(Kind.COMMIT), tried.size());
        }

        private long count(Kind kind) {
            return steps.stream().filter(step -> step.kind() == kind).count();
        }

        private Stream<Supplier<Fault>> faultsAt(Step step) {
            Stream<Supplier<Fault>> before = (step.kind() == Kind.CONNECT ? STATES_OF_CONNECTING : STATES)
                    .stream().map(state -> () -> Fault.before(at(step), new SQLException("injected", state)));
            return step.kind() == Kind.COMMIT
                    ? Stream.concat(
                            before,
                            STATES_OF_LOST_ANSWERS.stream()
                                    .map(state -> () -> Fault.after(at(step), new SQLException("injected", state))))
                    : before;
        }

        private static Predicate<Step> at(Step step) {
            return candidate -> candidate.number() == step.number();
        }

        private void check(Supplier<Fault> chosen) {
            restore();
            Fault fault = chosen.get();
            Outcome outcome = act(List.of(fault));
            String where = useCase.name() + " with SQLSTATE " + fault.failure().getSQLState()
                    + (fault.happensAfter() ? " after " : " at ") + failed(fault) + ", which ended with " + outcome;
            TableContents found = before.now(dataSource);
            checkState(outcome, where, found);
            checkAttempts(outcome, where, found);
            checkSpent(outcome, where, found);
        }

        private String failed(Fault fault) {
            return steps.stream()
                    .filter(fault.where())
                    .findFirst()
                    .map(Step::toString)
                    .orElse("no step");
        }

        private void checkState(Outcome outcome, String where, TableContents found) {
            if (useCase.effect() == Effect.ALL_OR_NOTHING) {
                assertThat(outcome.answered(useCase) || outcome.failed())
                        .as(where)
                        .isTrue();
            }
            if (outcome.answered(useCase) && useCase.effect() != Effect.LATER) {
                requireNew(found, "the new state: " + where);
            } else if (useCase.effect() == Effect.ALL_OR_NOTHING) {
                if (!lines(found).equals(lines(before))) {
                    requireNew(found, "the old state or the new one: " + where);
                }
            } else if (!lines(found).equals(lines(after))) {
                Outcome again = act(List.of());
                requireNew(before.now(dataSource), "the new state when called again, " + again + ": " + where);
            }
        }

        private void requireNew(TableContents found, String promise) {
            List<String> missing = new ArrayList<>(lines(after));
            lines(found).forEach(missing::remove);
            List<String> added = new ArrayList<>(lines(found));
            lines(after).forEach(added::remove);
            List<String> notOld = new ArrayList<>(lines(found));
            lines(before).forEach(notOld::remove);
            assertThat(missing.isEmpty() && added.isEmpty())
                    .as("%s%nmissing: %s%ntoo many: %s%nchanged: %s", promise, missing, added, notOld)
                    .isTrue();
        }

        /** Attempts that failed earlier stay counted; so does this one, if the answer says that it was wrong. */
        private void checkAttempts(Outcome outcome, String where, TableContents found) {
            if (useCase.refusal().isEmpty()) {
                return;
            }
            assertThat(attempts(found))
                    .as("attempts counted: " + where)
                    .isBetween(outcome.answered(useCase) ? attempts(after) : attempts(before), attempts(after));
        }

        private int attempts(TableContents contents) {
            return contents.rows("account_attempt").stream()
                    .mapToInt(row -> Integer.parseInt(row.text("attempts")))
                    .sum();
        }

        private List<String> lines(TableContents contents) {
            return contents.where(this::isState).lines(known);
        }

        /**
         * Counted attempts, audit events of what was refused, and codes that were spent stay so whatever happens. A batch
         * of an import that fails is tried in halves, each with an event of its own.
         */
        private boolean isState(String table, Row row) {
            return switch (table) {
                case "account_attempt" -> false;
                case "account_guard" -> useCase.effect() != Effect.IN_BATCHES;
                case "account_audit_event" ->
                    row.text("outcome").equals("success")
                            && !row.text("event_type").equals("user-import")
                            && !(useCase.spendsCode() && row.text("event_type").equals("recovery-code-use"));
                case "account_recovery_code" -> !useCase.spendsCode();
                default -> true;
            };
        }

        /** A code is spent when it was judged, even if nothing came of it, and never comes back. */
        private void checkSpent(Outcome outcome, String where, TableContents found) {
            if (useCase.spendsCode()) {
                assertThat(spent(found))
                        .as("codes spent: " + where)
                        .isIn(outcome.answered(useCase) ? spent(after) : spent(before), spent(after));
            }
        }

        private List<String> spent(TableContents contents) {
            Stream<String> steps = contents.rows("account_totp").stream()
                    .map(row -> row.text("user_id") + ' ' + row.text("last_step"));
            Stream<String> codes = contents.rows("account_recovery_code").stream()
                    .map(row -> row.text("user_id") + ' ' + row.text("slot"));
            Stream<String> uses = contents.rows("account_audit_event").stream()
                    .map(row -> row.text("event_type"))
                    .filter("recovery-code-use"::equals);
            return Stream.of(steps, codes, uses)
                    .flatMap(Function.identity())
                    .sorted()
                    .toList();
        }

        /** What a node still has to write when it is closed is written only when the state has been looked at. */
        private Outcome act(List<Fault> injected) {
            last.close();
            AccountServices node = fixture.node(builder -> builder.stores(faultyStores));
            last = node::close;
            faults.reset();
            injected.forEach(faults::inject);
            Optional<RuntimeException> thrown = thrownBy(() -> action.on(new Node(node, faultyStores)));
            settle();
            return new Outcome(thrown);
        }

        private Optional<RuntimeException> thrownBy(Runnable work) {
            try {
                work.run();
                return Optional.empty();
            } catch (RuntimeException e) {
                return Optional.of(e);
            }
        }
    }

    /** Does what it is given, but nothing on a schedule of its own. */
    private static final class Background extends ScheduledThreadPoolExecutor {

        Background() {
            super(1, work -> {
                Thread thread = new Thread(work, "fault-matrix");
                thread.setDaemon(true);
                return thread;
            });
        }

        @Override
        public ScheduledFuture<?> scheduleWithFixedDelay(Runnable work, long initial, long delay, TimeUnit unit) {
            return super.scheduleWithFixedDelay(work, 1, 1, TimeUnit.DAYS);
        }

        @Override
        public ScheduledFuture<?> scheduleAtFixedRate(Runnable work, long initial, long period, TimeUnit unit) {
            return super.scheduleAtFixedRate(work, 1, 1, TimeUnit.DAYS);
        }
    }

    /** Closes a node. */
    private interface Closing {

        void close();
    }

    /** How a use case ended. */
    private record Outcome(Optional<RuntimeException> thrown) {

        /** Without a failure: with success, or refused for the reason that the use case has. */
        boolean answered(UseCase useCase) {
            return useCase.refusal().equals(refusal()) && (refusal().isPresent() || thrown.isEmpty());
        }

        boolean failed() {
            return thrown.filter(e -> e instanceof StoreUnavailableException
                            || e instanceof StoreFailedException
                            || e instanceof UnsafeWiringException
                            || refusal().filter(RefusalCode.UNAVAILABLE::equals).isPresent())
                    .isPresent();
        }

        private Optional<RefusalCode> refusal() {
            return thrown.filter(RefusedException.class::isInstance).map(e -> ((RefusedException) e).code());
        }

        @Override
        public String toString() {
            return thrown.map(RuntimeException::toString).orElse("success");
        }
    }
}
