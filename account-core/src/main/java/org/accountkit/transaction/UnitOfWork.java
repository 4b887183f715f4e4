package org.accountkit.transaction;

import java.util.function.Supplier;

/**
 * Groups writes: all or nothing. Safe for use by several threads; a unit belongs to the thread that runs it.
 *
 * <p>The outermost unit is repeated as a whole when the database or the work says that a race was lost (SQLSTATE 40001
 * and 40P01, MariaDB 1213 and 1020, a unique key that somebody else took first, {@link LostRaceException}), at most
 * three times in all. So work must be safe to repeat: it reads anew what it decides on, and does nothing outside the
 * stores.
 */
public interface UnitOfWork {

    /**
     * Runs work in the unit that is under way, or in a new one.
     *
     * @param <T> what the work yields
     * @param work reads and writes stores
     * @return what the work yielded, after commit when this was the outermost unit
     * @throws StoreUnavailableException when the store cannot be reached, or the race was lost three times
     */
    <T> T run(Supplier<T> work);

    /**
     * Runs work in a new unit of its own, which commits whatever becomes of any other.
     *
     * @param <T> what the work yields
     * @param work reads and writes stores
     * @return what the work yielded, after commit
     * @throws IllegalStateException inside a unit: the inner one would wait for the outer one's locks or connection
     * @throws StoreUnavailableException as {@link #run}
     */
    <T> T runApart(Supplier<T> work);

    /** {@return whether a unit is under way on this thread} */
    boolean active();

    /**
     * Does something once the outermost unit has committed, or at once when none is under way. Forgotten when the unit
     * is rolled back or repeated.
     *
     * @param action what to do
     */
    void afterCommit(Runnable action);

    /**
     * {@link #run} for work that yields nothing.
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
