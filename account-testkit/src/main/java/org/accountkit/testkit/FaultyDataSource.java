package org.accountkit.testkit;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.accountkit.testkit.FaultyDataSource.Step.Kind;
import org.jspecify.annotations.Nullable;

/**
 * A data source that fails on request, to prove that an adapter leaves nothing half done. It numbers what reaches the
 * database, and fails at the steps that a test chooses. Safe for use by several threads.
 *
 * <pre>{@code
 * FaultyDataSource faults = new FaultyDataSource(pool);
 * faults.inject(Fault.before(step -> step.number() == 7, new SQLException("gone", "08006")));
 * }</pre>
 */
public final class FaultyDataSource {

    private final DataSource delegate;
    private final List<Fault> pending = new ArrayList<>();
    private final List<Step> seen = new ArrayList<>();

    /**
     * Creates a data source without faults.
     *
     * @param delegate the data source that does the work, usually a pool
     */
    public FaultyDataSource(DataSource delegate) {
        this.delegate = delegate;
    }

    /** {@return the data source to give to the adapter under test} */
    public DataSource dataSource() {
        return new FaultyProxies(this).around(delegate);
    }

    /**
     * Adds a fault. It happens once, at the first step that it covers; several happen in the order in which they were
     * added.
     *
     * @param fault the fault
     */
    public synchronized void inject(Fault fault) {
        pending.add(fault);
    }

    /**
     * Lets the next commit fail: the database rolls back and says so.
     *
     * @param failure what the driver throws
     */
    public void failNextCommit(SQLException failure) {
        inject(Fault.before(step -> step.kind() == Kind.COMMIT, failure));
    }

    /**
     * Lets the answer to the next commit be lost: the database commits, but the driver throws.
     *
     * @param failure what the driver throws
     */
    public void loseAnswerToNextCommit(SQLException failure) {
        inject(Fault.after(step -> step.kind() == Kind.COMMIT, failure));
    }

    /** Forgets all steps and all faults that have not happened. The next step has number 1. */
    public synchronized void reset() {
        pending.clear();
        seen.clear();
    }

    /** {@return the steps since the last reset, including those that failed} */
    public synchronized List<Step> steps() {
        return List.copyOf(seen);
    }

    /** {@return whether every fault has happened} */
    public synchronized boolean exhausted() {
        return pending.isEmpty();
    }

    /** Does a step, or fails as requested. */
    @Nullable
    Object take(Kind kind, String sql, Work work, Work undo) throws Throwable {
        Fault fault = next(kind, sql);
        if (fault == null) {
            return work.run();
        }
        if (fault.happensAfter()) {
            work.run();
        } else if (fault.endsTransaction(kind)) {
            undo.run();
        }
        throw fault.failure();
    }

    @Nullable
    private synchronized Fault next(Kind kind, String sql) {
        Step step = new Step(seen.size() + 1, kind, sql);
        seen.add(step);
        for (Iterator<Fault> faults = pending.iterator(); faults.hasNext(); ) {
            Fault fault = faults.next();
            if (fault.where().test(step)) {
                faults.remove();
                return fault;
            }
        }
        return null;
    }

    /** Something that a driver does. */
    interface Work {

        @Nullable
        Object run() throws Throwable;
    }

    /**
     * Something that reaches the database.
     *
     * @param number counts the steps since the last reset, from 1
     * @param kind what happens
     * @param sql the statement; empty for other steps and for a batch of a plain statement
     */
    public record Step(int number, Kind kind, String sql) {

        /** What happens in a step. */
        public enum Kind {
            /** A connection is requested. */
            CONNECT,
            /** A statement or a batch is executed. */
            STATEMENT,
            /** A transaction is committed. */
            COMMIT
        }
    }

    /**
     * A failure and where it happens. After one whose SQL state is of class 08, the connection is of no more use, and its
     * transaction is rolled back; so it is after one of class 40.
     *
     * @param where the steps at which it may happen
     * @param failure what the driver throws
     * @param happensAfter whether the step takes effect first
     */
    public record Fault(Predicate<Step> where, SQLException failure, boolean happensAfter) {

        /**
         * Returns a fault that keeps a step from taking effect.
         *
         * @param where the steps at which it may happen
         * @param failure what the driver throws
         * @return the fault
         */
        public static Fault before(Predicate<Step> where, SQLException failure) {
            return new Fault(where, failure, false);
        }

        /**
         * Returns a fault that happens when a step has taken effect: the answer is lost.
         *
         * @param where the steps at which it may happen
         * @param failure what the driver throws
         * @return the fault
         */
        public static Fault after(Predicate<Step> where, SQLException failure) {
            return new Fault(where, failure, true);
        }

        private boolean endsTransaction(Kind kind) {
            return kind == Kind.COMMIT || isOfClass("40");
        }

        boolean breaksConnection() {
            return isOfClass("08");
        }

        private boolean isOfClass(String start) {
            return failure.getSQLState() != null && failure.getSQLState().startsWith(start);
        }
    }

    /** Reports whether a failure leaves its connection unusable. */
    static boolean breaksConnection(SQLException failure) {
        return new Fault(step -> false, failure, false).breaksConnection();
    }

    /** Rolls back, unless every statement is a transaction of its own. */
    static @Nullable Object rollBack(Connection connection) throws SQLException {
        if (!connection.getAutoCommit()) {
            connection.rollback();
        }
        return null;
    }
}
