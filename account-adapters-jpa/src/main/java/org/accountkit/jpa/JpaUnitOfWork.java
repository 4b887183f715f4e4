package org.accountkit.jpa;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.util.Optional;
import java.util.function.Supplier;
import org.accountkit.transaction.LostRaceException;
import org.accountkit.transaction.StoreFailedException;
import org.accountkit.transaction.StoreUnavailableException;
import org.accountkit.transaction.UnitOfWork;
import org.jspecify.annotations.Nullable;

/** Units of work bound to their thread, each with its own entity manager, or the host's transaction. */
final class JpaUnitOfWork implements UnitOfWork {

    private static final int TRIES = 8;

    private final EntityManagerFactory factory;
    private final HostTransaction host;
    private final Backoff backoff;

    @SuppressWarnings("ThreadLocalUsage") // not static: a thread may have a unit in each of two databases
    private final ThreadLocal<@Nullable Unit> current = new ThreadLocal<>();

    JpaUnitOfWork(EntityManagerFactory factory, HostTransaction host, Backoff backoff) {
        this.factory = factory;
        this.host = host;
        this.backoff = backoff;
    }

    @Override
    public <T> T run(Supplier<T> work) {
        return active() ? work.get() : repeating(() -> once(work));
    }

    @Override
    public <T> T runApart(Supplier<T> work) {
        if (active()) {
            throw new IllegalStateException(
                    "A unit of work is already active: a separate one would wait for its locks or"
                            + " for its connection. Call this outside any transaction.");
        }
        return repeating(() -> once(work));
    }

    @Override
    public boolean active() {
        return entityManager().isPresent();
    }

    @Override
    public void afterCommit(Runnable action) {
        Unit unit = current.get();
        if (unit != null) {
            unit.afterCommit(action);
        } else if (host.entityManager().isPresent()) {
            host.afterCommit(action);
        } else {
            action.run();
        }
    }

    /** Returns the entity manager of the current unit on this thread. */
    Optional<EntityManager> entityManager() {
        Unit unit = current.get();
        return unit == null ? host.entityManager() : Optional.of(unit.entityManager());
    }

    /** Retries work that lost a race. Work that may have taken effect is not retried: that is not a lost race. */
    <T> T repeating(Supplier<T> work) {
        return repeating(work, TRIES, true);
    }

    private <T> T repeating(Supplier<T> work, int triesLeft, boolean onlyKeysViolated) {
        if (triesLeft == 0) {
            throw exhausted(onlyKeysViolated);
        }
        try {
            return work.get();
        } catch (LostRaceException e) {
            pauseBefore(triesLeft - 1);
            return repeating(work, triesLeft - 1, onlyKeysViolated && e.keyViolated());
        }
    }

    /** A race has an end, and a retry sees what the winner wrote. What violates a key every time is a defect. */
    private static RuntimeException exhausted(boolean onlyKeysViolated) {
        return onlyKeysViolated
                ? new StoreFailedException(
                        "A unit of work violated a key of the database in each of " + TRIES + " tries.")
                : new StoreUnavailableException("A unit of work lost " + TRIES + " races in a row.");
    }

    private void pauseBefore(int triesLeft) {
        if (triesLeft > 0) {
            backoff.pause(TRIES - triesLeft);
        }
    }

    private <T> T once(Supplier<T> work) {
        Unit unit = Unit.begin(factory);
        T result = committed(unit, work);
        unit.runAfterCommit();
        return result;
    }

    private <T> T committed(Unit unit, Supplier<T> work) {
        current.set(unit);
        try (unit) {
            T result = work.get();
            unit.commit();
            return result;
        } finally {
            current.remove();
        }
    }
}
