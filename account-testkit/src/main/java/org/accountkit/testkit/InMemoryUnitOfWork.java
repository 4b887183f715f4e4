package org.accountkit.testkit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.accountkit.transaction.LostRaceException;
import org.accountkit.transaction.StoreFailedException;
import org.accountkit.transaction.StoreUnavailableException;
import org.accountkit.transaction.UnitOfWork;

/**
 * Runs one unit at a time, under a lock, so that no thread sees uncommitted data. Undoes the writes in reverse order if
 * the work fails.
 */
final class InMemoryUnitOfWork implements UnitOfWork {

    private static final System.Logger LOG = System.getLogger(InMemoryUnitOfWork.class.getName());
    private static final int RUNS = 8;

    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Runnable> undos = new ArrayDeque<>();
    private final List<Runnable> actions = new ArrayList<>();
    private Optional<LostRaceException> violation = Optional.empty();

    @Override
    public <T> T run(Supplier<T> work) {
        return active() ? work.get() : runApart(work);
    }

    @Override
    public <T> T runApart(Supplier<T> work) {
        if (active()) {
            throw new IllegalStateException(
                    "A unit of work is already active on this thread; this one must be separate.");
        }
        Committed<T> committed = repeat(work);
        committed.actions().forEach(InMemoryUnitOfWork::runQuietly);
        return committed.result();
    }

    @Override
    public boolean active() {
        return lock.isHeldByCurrentThread();
    }

    @Override
    public void afterCommit(Runnable action) {
        if (active()) {
            actions.add(action);
        } else {
            action.run();
        }
    }

    /** Registers, within a unit, how to undo a write that is about to be made. */
    void onRollback(Runnable undo) {
        undos.push(undo);
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

    /** Returns what a store throws that violates a key; as in a database, the unit can then no longer commit. */
    LostRaceException keyViolated() {
        LostRaceException failure = LostRaceException.ofKeyViolation();
        violation = Optional.of(failure);
        return failure;
    }

    private <T> Committed<T> repeat(Supplier<T> work) {
        boolean onlyKeysViolated = true;
        for (int run = 0; run < RUNS; run++) {
            try {
                return once(work);
            } catch (LostRaceException e) {
                onlyKeysViolated &= e.keyViolated();
                Thread.onSpinWait();
            }
        }
        throw exhausted(onlyKeysViolated);
    }

    private static RuntimeException exhausted(boolean onlyKeysViolated) {
        return onlyKeysViolated
                ? new StoreFailedException("A key was violated in each of " + RUNS + " runs.")
                : new StoreUnavailableException("The race was lost " + RUNS + " times.");
    }

    private <T> Committed<T> once(Supplier<T> work) {
        lock.lock();
        try {
            T result = work.get();
            violation.ifPresent(failure -> {
                throw failure;
            });
            undos.clear();
            return new Committed<>(result, List.copyOf(actions));
        } finally {
            undos.forEach(Runnable::run);
            undos.clear();
            actions.clear();
            violation = Optional.empty();
            lock.unlock();
        }
    }

    private record Committed<T>(T result, List<Runnable> actions) {}
}
