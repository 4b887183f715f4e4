package org.accountkit.jpa;

import jakarta.persistence.Entity;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.accountkit.transaction.StoreFailedException;
import org.accountkit.transaction.StoreUnavailableException;

/** Checks that a database has the tables of the stores, and settings under which they keep their promises. */
final class DatabaseCheck {

    private final Database database;
    private final IsolationCheck isolation;
    private final PersistenceUnitCheck unit;
    private final List<Class<?>> entityClasses;

    DatabaseCheck(
            Database database, IsolationCheck isolation, PersistenceUnitCheck unit, List<Class<?>> entityClasses) {
        this.database = database;
        this.isolation = isolation;
        this.unit = unit;
        this.entityClasses = entityClasses;
    }

    /** What is wrong with the persistence unit would make every other check fail. */
    List<String> problems() {
        List<String> problems = unit.problems();
        return problems.isEmpty() ? problemsOfDatabase() : problems;
    }

    private List<String> problemsOfDatabase() {
        try {
            List<String> settings = new DatabaseSettings(database).problems();
            return Stream.of(settings.stream(), isolation.problem().stream(), tables())
                    .flatMap(Function.identity())
                    .toList();
        } catch (StoreUnavailableException e) {
            return List.of(String.valueOf(e.getMessage()));
        }
    }

    private Stream<String> tables() {
        return entityClasses.stream()
                .map(type -> type.getAnnotation(Entity.class).name())
                .sorted()
                .flatMap(table -> problem(table).stream());
    }

    private Optional<String> problem(String table) {
        try {
            database.exists("select t from " + table + " t");
            return Optional.empty();
        } catch (StoreFailedException e) {
            return Optional.of("The table " + table + " is missing or belongs to another version. " + e.getMessage());
        }
    }
}
