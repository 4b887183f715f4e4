package org.accountkit.jpa;

import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.accountkit.transaction.StoreUnavailableException;

/** Looks at what the stores need of a database: their tables, and settings that keep their promises. */
final class DatabaseCheck {

    private final EntityManagerFactory factory;
    private final List<Class<?>> entityClasses;

    DatabaseCheck(EntityManagerFactory factory, List<Class<?>> entityClasses) {
        this.factory = factory;
        this.entityClasses = entityClasses;
    }

    List<String> problems() {
        try {
            return Stream.concat(settings().stream(), tables()).toList();
        } catch (StoreUnavailableException e) {
            return List.of(e.getMessage());
        }
    }

    private List<String> settings() {
        return DatabaseFailure.translating(() -> {
            try (Unit unit = Unit.begin(factory)) {
                return unit.entityManager().callWithConnection(DatabaseSettings::problems);
            }
        });
    }

    private Stream<String> tables() {
        return entityClasses.stream()
                .map(type -> type.getAnnotation(Entity.class).name())
                .sorted()
                .flatMap(table -> problem(table).stream());
    }

    /** Each table with an entity manager of its own, since some databases end a transaction at the first failure. */
    private Optional<String> problem(String table) {
        try (EntityManager entityManager = factory.createEntityManager()) {
            entityManager
                    .createQuery("select t from " + table + " t")
                    .setMaxResults(1)
                    .getResultList();
            return Optional.empty();
        } catch (RuntimeException e) {
            return Optional.of(problem(table, DatabaseFailure.of(e)));
        }
    }

    private static String problem(String table, RuntimeException failure) {
        if (failure instanceof StoreUnavailableException unavailable) {
            throw unavailable;
        }
        return "Table " + table + " is missing or is not of this version. " + failure.getMessage();
    }
}
