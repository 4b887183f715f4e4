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
    private final CheckConnection connection;
    private final SchemaVersion version;
    private final IsolationCheck isolation;
    private final PersistenceUnitCheck unit;
    private final List<Class<?>> entityClasses;

    DatabaseCheck(
            Database database,
            CheckConnection connection,
            SchemaVersion version,
            IsolationCheck isolation,
            PersistenceUnitCheck unit,
            List<Class<?>> entityClasses) {
        this.database = database;
        this.connection = connection;
        this.version = version;
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
            NetworkTimeoutCheck.warn(connection);
            List<String> settings = new DatabaseSettings(database).problems();
            return Stream.of(settings.stream(), isolation.problem().stream(), schema().stream())
                    .flatMap(Function.identity())
                    .toList();
        } catch (StoreUnavailableException e) {
            return List.of(String.valueOf(e.getMessage()));
        }
    }

    /** A newer schema that allows this version may have other indexes. Missing tables explain every other failure. */
    private List<String> schema() {
        SchemaVersion.Row row = version.read();
        List<String> ofVersion = version.problem(row).stream().toList();
        if (!ofVersion.isEmpty()) {
            return ofVersion;
        }
        List<String> missing = version.isNewer(row)
                ? List.of()
                : connection.call(SchemaCheck::problems).orElseGet(List::of);
        return missing.isEmpty() ? tables().toList() : missing;
    }

    /** Asks for every column by the name that the entity has for it. */
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
