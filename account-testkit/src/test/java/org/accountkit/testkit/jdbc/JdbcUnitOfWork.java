package org.accountkit.testkit.jdbc;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.accountkit.transaction.LostRaceException;
import org.accountkit.transaction.StoreFailedException;
import org.accountkit.transaction.StoreUnavailableException;
import org.accountkit.transaction.UnitOfWork;
import org.jspecify.annotations.Nullable;

/** Units of work bound to their thread, each with a connection of its own. */
final class JdbcUnitOfWork implements UnitOfWork {

    private static final System.Logger LOG = System.getLogger(JdbcUnitOfWork.class.getName());
    private static final int RUNS = 8;
    private static final long LONGEST_PAUSE = 5_000_000;

    private final DataSource dataSource;

    @SuppressWarnings("ThreadLocalUsage") // not static: a thread may have a unit in each of two databases
    private final ThreadLocal<@Nullable JdbcTransaction> current = new ThreadLocal<>();

    JdbcUnitOfWork(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public <T> T run(Supplier<T> work) {
        return active() ? work.get() : runApart(work);
    }

    @Override
    public <T> T runApart(Supplier<T> work) {
        if (active()) {
            throw new IllegalStateException("A unit of work is already active: a separate one could wait for it.");
        }
        boolean onlyKeysViolated = true;
        for (int run = 1; run <= RUNS; run++) {
            try {
                return once(work);
            } catch (LostRaceException e) {
                onlyKeysViolated &= e.keyViolated();
                LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(run * LONGEST_PAUSE));
            }
        }
        throw exhausted(onlyKeysViolated);
    }

    /** A race has an end. What violates a key every time is a defect. */
    private static RuntimeException exhausted(boolean onlyKeysViolated) {
        return onlyKeysViolated
                ? new StoreFailedException("A key was violated in each of " + RUNS + " runs.")
                : new StoreUnavailableException("The race was lost " + RUNS + " times.");
    }

    private <T> T once(Supplier<T> work) {
        Committed<T> committed = committed(work);
        committed.followUps().forEach(JdbcUnitOfWork::runQuietly);
        return committed.result();
    }

    private <T> Committed<T> committed(Supplier<T> work) {
        try (JdbcTransaction transaction = JdbcTransaction.begin(dataSource)) {
            current.set(transaction);
            T result = work.get();
            transaction.commit();
            return new Committed<>(result, transaction.followUps());
        } finally {
            current.remove();
        }
    }

    /** The unit has taken effect: a failure of an action must not look like a failure of the unit. */
    private static void runQuietly(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException | Error e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "An action after a commit failed: {0}",
                    e.getClass().getName());
        }
    }

    @Override
    public boolean active() {
        return current.get() != null;
    }

    @Override
    public void afterCommit(Runnable action) {
        JdbcTransaction transaction = current.get();
        if (transaction == null) {
            action.run();
        } else {
            transaction.afterCommit(action);
        }
    }

    /** Runs statements in the current unit, or in one of their own. */
    <T> T statements(JdbcTransaction.Statements<T> statements) {
        return run(() -> Objects.requireNonNull(current.get()).run(statements));
    }

    private record Committed<T>(T result, List<Runnable> followUps) {}
}
