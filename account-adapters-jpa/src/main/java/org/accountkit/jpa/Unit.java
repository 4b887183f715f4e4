package org.accountkit.jpa;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One run of a unit of work: an entity manager in a transaction, and the actions that follow its commit. */
final class Unit implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Unit.class.getName());

    private final EntityManager entityManager;
    private final List<Runnable> afterCommit = new ArrayList<>();
    private Optional<ReadCommitted> level = Optional.empty();

    private Unit(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    static Unit begin(EntityManagerFactory factory) {
        Unit unit = new Unit(factory.createEntityManager());
        try {
            unit.entityManager.getTransaction().begin();
            unit.level = Optional.of(ReadCommitted.begin(unit.entityManager));
            return unit;
        } catch (RuntimeException e) {
            unit.close();
            throw DatabaseFailure.of(e);
        }
    }

    EntityManager entityManager() {
        return entityManager;
    }

    void afterCommit(Runnable action) {
        afterCommit.add(action);
    }

    void commit() {
        try {
            level.ifPresent(ReadCommitted::beforeCommit);
            entityManager.getTransaction().commit();
        } catch (RuntimeException e) {
            throw DatabaseFailure.ofCommit(e);
        }
    }

    /** The unit has taken effect: a failure of these actions must not look like a failure of the unit. */
    void runAfterCommit() {
        for (Runnable action : afterCommit) {
            try {
                action.run();
            } catch (RuntimeException | Error e) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "An action after a commit failed: {0}",
                        e.getClass().getName());
            }
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
