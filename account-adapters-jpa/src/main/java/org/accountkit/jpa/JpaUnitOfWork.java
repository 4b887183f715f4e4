package org.accountkit.jpa;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.accountkit.transaction.LostRaceException;
import org.accountkit.transaction.StoreFailedException;
import org.accountkit.transaction.StoreUnavailableException;
import org.accountkit.transaction.UnitOfWork;
import org.jspecify.annotations.Nullable;

/** Units of work bound to their thread, each with its own entity manager, or the host's transaction. */
final class JpaUnitOfWork implements UnitOfWork {

    private static final int TRIES = 4;

    private final EntityManagerFactory factory;
    private final HostTransaction host;
    private final Backoff backoff;
    private final KnownLevels levels = new KnownLevels();

    @SuppressWarnings("ThreadLocalUsage") // not static: a thread may have a unit in each of two databases
    private final ThreadLocal<@Nullable Running> current = new ThreadLocal<>();

    @SuppressWarnings("ThreadLocalUsage")
    private final ThreadLocal<@Nullable Boolean> committed = new ThreadLocal<>();

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
        if (!canRunApart()) {
            throw new IllegalStateException(
                    "A unit of work is already active: a separate one would wait for its locks or"
                            + " for its connection. Call this outside any transaction.");
        }
        return repeating(() -> once(work));
    }

    /** A unit of the stores may have locked what the separate one writes. What the host has locked, it knows. */
    @Override
    public boolean canRunApart() {
        return current.get() == null
                && (hostsEntityManager().isEmpty() || host.newTransaction().isPresent());
    }

    @Override
    public boolean active() {
        return entityManager().isPresent();
    }

    @Override
    public void flushHost() {
        if (current.get() == null) {
            hostsEntityManager().ifPresent(EntityManager::flush);
        }
    }

    @Override
    public void afterCommit(Runnable action) {
        Running unit = current.get();
        if (unit != null) {
            unit.followUps().add(action);
            return;
        }
        if (hostsEntityManager().isPresent()) {
            host.afterCommit(() -> outside(action));
        } else {
            action.run();
        }
    }

    /** The host may run what follows its commit while the transaction still looks like the current one. */
    private void outside(Runnable action) {
        Boolean before = committed.get();
        committed.set(true);
        try {
            FollowUps.run(action);
        } finally {
            restore(committed, before);
        }
    }

    /** Returns the entity manager of the current unit on this thread. */
    Optional<EntityManager> entityManager() {
        Running unit = current.get();
        return unit == null ? hostsEntityManager() : Optional.of(unit.entityManager());
    }

    /** Refuses a write in a transaction of the host that is read-only: that is the host's mistake, not an outage. */
    void requireWritable() {
        if (inHostsTransaction() && host.readOnly()) {
            throw ReadOnlyTransaction.refusal();
        }
    }

    /** Runs a statement that writes, and recognizes that the database has refused it as {@link #requireWritable} would. */
    <T> T writing(Supplier<T> statement) {
        try {
            return statement.get();
        } catch (RuntimeException e) {
            throw inHostsTransaction()
                            && ReadOnlyTransaction.refused(entityManager().orElseThrow(), e)
                    ? ReadOnlyTransaction.refusal()
                    : e;
        }
    }

    /**
     * Remembers that a statement of the current unit has failed, so that the unit does not commit even if the work goes
     * on: PostgreSQL would roll back and report success.
     */
    void noteFailure(RuntimeException failure) {
        Running unit = current.get();
        if (unit != null) {
            unit.failures().add(failure);
        }
    }

    private boolean inHostsTransaction() {
        return current.get() == null && hostsEntityManager().isPresent();
    }

    private Optional<EntityManager> hostsEntityManager() {
        return committed.get() == null ? host.entityManager() : Optional.empty();
    }

    /** Retries work that lost a race. Work that may have taken effect is not retried: that is not a lost race. */
    <T> T repeating(Supplier<T> work) {
        return repeating(work, TRIES, true);
    }

    private <T> T repeating(Supplier<T> work, int triesLeft, boolean onlyKeysViolated) {
        if (triesLeft == 0) {
            throw exhausted(onlyKeysViolated);
        }
        long began = System.nanoTime();
        try {
            return work.get();
        } catch (LostRaceException e) {
            pauseBefore(triesLeft - 1, System.nanoTime() - began);
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

    private void pauseBefore(int triesLeft, long nanos) {
        if (triesLeft > 0) {
            backoff.pause(TRIES - triesLeft, nanos);
        }
    }

    private <T> T once(Supplier<T> work) {
        FollowUps followUps = new FollowUps();
        T result = host.newTransaction()
                .map(transaction -> new HostRun<>(() -> running(hosts(), followUps, work)).in(transaction))
                .orElseGet(() -> inOwnTransaction(followUps, work));
        followUps.run();
        return result;
    }

    private EntityManager hosts() {
        return host.entityManager()
                .orElseThrow(() -> new StoreFailedException(
                        "HostTransaction.entityManager() is empty inside a transaction that newTransaction() began."));
    }

    private <T> T inOwnTransaction(FollowUps followUps, Supplier<T> work) {
        try (Unit unit = Unit.begin(factory, levels)) {
            T result = running(unit.entityManager(), followUps, work);
            unit.commit();
            return result;
        }
    }

    private <T> T running(EntityManager entityManager, FollowUps followUps, Supplier<T> work) {
        Running outer = current.get();
        Running unit = new Running(entityManager, followUps, new ArrayList<>());
        current.set(unit);
        try {
            T result = work.get();
            unit.requireSound();
            return result;
        } finally {
            restore(current, outer);
        }
    }

    private static <V> void restore(ThreadLocal<@Nullable V> local, @Nullable V before) {
        if (before == null) {
            local.remove();
        } else {
            local.set(before);
        }
    }

    /** The unit that this thread is running. */
    private record Running(EntityManager entityManager, FollowUps followUps, List<RuntimeException> failures) {

        void requireSound() {
            failures.stream().findFirst().ifPresent(failure -> {
                throw failure;
            });
        }
    }
}
