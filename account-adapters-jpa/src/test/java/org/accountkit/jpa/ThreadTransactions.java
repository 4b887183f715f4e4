package org.accountkit.jpa;

import jakarta.persistence.ConnectionFunction;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.EntityTransaction;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Transactions of a host without a framework: an entity manager for each, bound to its thread. */
final class ThreadTransactions implements HostTransaction {

    private final EntityManagerFactory factory;

    @SuppressWarnings("ThreadLocalUsage") // not static: a thread may use two databases
    private final ThreadLocal<@Nullable Current> current = new ThreadLocal<>();

    ThreadTransactions(EntityManagerFactory factory) {
        this.factory = factory;
    }

    @Override
    public Optional<EntityManager> entityManager() {
        return Optional.ofNullable(current.get()).map(Current::entityManager);
    }

    @Override
    public void afterCommit(Runnable action) {
        Objects.requireNonNull(current.get()).followUps().add(action);
    }

    @Override
    public Optional<NewTransaction> newTransaction() {
        return Optional.of(this::runInNew);
    }

    private void runInNew(Runnable work) {
        Current suspended = current.get();
        List<Runnable> followUps = new ArrayList<>();
        try (EntityManager entityManager = factory.createEntityManager()) {
            current.set(new Current(entityManager, followUps));
            commit(entityManager.getTransaction(), work);
        } finally {
            current.set(suspended);
        }
        followUps.forEach(Runnable::run);
    }

    private static void commit(EntityTransaction transaction, Runnable work) {
        transaction.begin();
        try {
            work.run();
            transaction.commit();
        } finally {
            if (transaction.isActive()) {
                transaction.rollback();
            }
        }
    }

    /** Runs statements of a store of the host's own, on the connection of the transaction in which the other stores are. */
    <T> T withConnection(ConnectionFunction<Connection, T> statements) {
        if (current.get() == null) {
            List<T> results = new ArrayList<>();
            runInNew(() -> results.add(withConnection(statements)));
            return results.get(0);
        }
        return entityManager().orElseThrow().callWithConnection(statements);
    }

    private record Current(EntityManager entityManager, List<Runnable> followUps) {}
}
