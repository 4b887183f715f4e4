package org.accountkit.jpa;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.Transaction;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.Optional;
import java.util.function.IntConsumer;

/** A host whose transactions are those of JTA. */
final class JtaHost implements HostTransaction {

    private final EntityManagerFactory factory;
    private final TransactionManager manager;
    private final TransactionSynchronizationRegistry registry;

    JtaHost(EntityManagerFactory factory, TransactionManager manager, TransactionSynchronizationRegistry registry) {
        this.factory = factory;
        this.manager = manager;
        this.registry = registry;
    }

    @Override
    public Optional<EntityManager> entityManager() {
        return registry.getTransactionStatus() == Status.STATUS_ACTIVE ? Optional.of(current()) : Optional.empty();
    }

    private EntityManager current() {
        if (registry.getResource(factory) instanceof EntityManager known) {
            return known;
        }
        EntityManager entityManager = factory.createEntityManager();
        registry.putResource(factory, entityManager);
        afterCompletion(status -> entityManager.close());
        return entityManager;
    }

    @Override
    public void afterCommit(Runnable action) {
        afterCompletion(status -> {
            if (status == Status.STATUS_COMMITTED) {
                action.run();
            }
        });
    }

    private void afterCompletion(IntConsumer action) {
        registry.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {}

            @Override
            public void afterCompletion(int status) {
                action.accept(status);
            }
        });
    }

    @Override
    public Optional<NewTransaction> newTransaction() {
        return Optional.of(this::runInNew);
    }

    private void runInNew(Runnable work) {
        try {
            Transaction suspended = manager.suspend();
            try {
                runAndCommit(work);
            } finally {
                if (suspended != null) {
                    manager.resume(suspended);
                }
            }
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void runAndCommit(Runnable work) throws Exception {
        manager.begin();
        boolean done = false;
        try {
            work.run();
            done = true;
        } finally {
            if (done) {
                manager.commit();
            } else {
                manager.rollback();
            }
        }
    }
}
