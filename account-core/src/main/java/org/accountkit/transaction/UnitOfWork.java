package org.accountkit.transaction;

import java.util.function.Supplier;

/**
 * Groups writes: all of them happen, or none. Safe for use by several threads; a unit belongs to the thread that runs
 * it.
 *
 * <p>The outermost unit is retried if the database or the work reports a lost race (SQLSTATE 40001 and 40P01, MariaDB
 * 1213 and 1020, a duplicate unique key, {@link LostRaceException}), three or four runs in all, with a short random pause
 * in between. Work must therefore be safe to repeat: it reads again whatever it bases decisions on, and does nothing
 * outside the stores. A key that is violated in every run is a defect, and is reported as a {@link
 * StoreFailedException}.
 *
 * <p>A unit sees what it wrote itself, and of other units only what they have committed. No more than that is promised
 * (READ COMMITTED): two reads may differ, and where a decision needs more, the services lock or write conditionally.
 *
 * <p>An inner unit is no savepoint. If the outer work swallows a failure of the inner one, what the inner one had written
 * is committed with the rest. Once a store has thrown, however, the whole unit cannot commit any more: {@code run} throws
 * even if the work swallows that.
 */
public interface UnitOfWork {

    /**
     * Runs work in the current unit, or in a new one.
     *
     * @param <T> the type of the result
     * @param work reads and writes stores
     * @return the result, after commit if this was the outermost unit
     * @throws StoreUnavailableException if the store cannot be reached, or every race was lost
     */
    <T> T run(Supplier<T> work);

    /**
     * Runs work in a separate unit, which commits independently of any other.
     *
     * @param <T> the type of the result
     * @param work reads and writes stores
     * @return the result, after commit
     * @throws IllegalStateException if {@link #canRunApart} is false: the inner unit would wait for the outer one's locks
     *     or connection
     * @throws StoreUnavailableException as {@link #run}
     */
    <T> T runApart(Supplier<T> work);

    /**
     * Reports whether {@link #runApart} can run on this thread now. It always can outside a unit. Inside a transaction of
     * the host it can if the host is able to suspend that transaction, which must not have locked what the separate unit
     * writes.
     *
     * @return whether a separate unit can run
     */
    default boolean canRunApart() {
        return !active();
    }

    /** {@return whether this thread is inside a unit, or inside a transaction of the host that a unit would join} */
    boolean active();

    /**
     * Writes what the host has not yet written in a transaction that a unit would join, so that a failure of the host's
     * own data is not mistaken for one of the unit. Does nothing outside such a transaction. What it throws is the host's
     * own and passes unchanged.
     */
    default void flushHost() {}

    /**
     * Runs an action once the outermost unit has committed, or immediately outside a unit. The action is discarded if
     * the unit is rolled back or retried. If it fails after a commit, that is logged: the unit has taken effect, so {@code
     * run} returns its result, and the other actions run. What it throws outside a unit reaches the caller.
     *
     * @param action the action
     */
    void afterCommit(Runnable action);

    /**
     * Runs work that has no result, as {@link #run} does.
     *
     * @param work reads and writes stores
     * @throws StoreUnavailableException as {@link #run}
     */
    default void execute(Runnable work) {
        run(() -> {
            work.run();
            return true;
        });
    }
}
