package org.accountkit.jpa;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.util.Optional;
import org.accountkit.transaction.StoreFailedException;

/** A transaction of an entity manager of its own, for one run of a unit of work. */
final class Unit implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Unit.class.getName());

    private final EntityManager entityManager;
    private Optional<ReadCommitted> level = Optional.empty();

    private Unit(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    static Unit begin(EntityManagerFactory factory, KnownLevels levels) {
        PersistenceUnitCheck.withoutTransactions(factory).ifPresent(problem -> {
            throw new StoreFailedException(problem);
        });
        Unit unit = new Unit(factory.createEntityManager());
        try {
            unit.entityManager.getTransaction().begin();
            unit.level = Optional.of(ReadCommitted.begin(unit.entityManager, levels));
            return unit;
        } catch (RuntimeException e) {
            unit.close();
            throw DatabaseFailure.of(e);
        }
    }

    EntityManager entityManager() {
        return entityManager;
    }

    void commit() {
        try {
            level.ifPresent(ReadCommitted::beforeCommit);
            entityManager.getTransaction().commit();
        } catch (RuntimeException e) {
            throw DatabaseFailure.ofCommit(e);
        }
    }

    /** Rolls back whatever was not committed. */
    @Override
    public void close() {
        quietly(this::rollBack);
        quietly(entityManager::close);
    }

    private void rollBack() {
        if (entityManager.getTransaction().isActive()) {
            quietly(() -> level.ifPresent(ReadCommitted::beforeRollback));
            entityManager.getTransaction().rollback();
        }
    }

    /** The database rolls back a lost connection by itself, and the first failure is the one to report. */
    private static void quietly(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException e) {
            LOG.log(
                    System.Logger.Level.DEBUG,
                    "A transaction could not be ended: {0}",
                    DatabaseFailure.of(e).getMessage());
        }
    }
}
