package org.accountkit.jpa;

import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Runs a transaction at READ COMMITTED, whatever the level of its connection is. At a higher one, PostgreSQL and H2
 * refuse parallel changes that do not touch each other, and plain reads on MariaDB do not see what others have
 * committed.
 */
final class ReadCommitted {

    private static final System.Logger LOG = System.getLogger(ReadCommitted.class.getName());

    /** They have a statement for one transaction, after which the connection has its own level again. */
    private static final Set<String> WITH_LEVEL_PER_TRANSACTION = Set.of("PostgreSQL", "MariaDB", "MySQL");

    private static final String SET_LEVEL = "set transaction isolation level read committed";

    private final EntityManager entityManager;
    private final OptionalInt levelToRestore;

    private ReadCommitted(EntityManager entityManager, OptionalInt levelToRestore) {
        this.entityManager = entityManager;
        this.levelToRestore = levelToRestore;
    }

    /** Sets the level of the transaction that has just begun. */
    static ReadCommitted begin(EntityManager entityManager, KnownLevels known) {
        return new ReadCommitted(
                entityManager, JdbcAccess.call(entityManager, connection -> setLevel(connection, known)));
    }

    private static OptionalInt setLevel(Connection connection, KnownLevels known) throws SQLException {
        String product = connection.getMetaData().getDatabaseProductName();
        if (!WITH_LEVEL_PER_TRANSACTION.contains(product)) {
            return setForConnection(connection);
        }
        if (!product.equals("PostgreSQL") || !known.isReadCommitted(connection)) {
            setForTransaction(connection);
        }
        return OptionalInt.empty();
    }

    /** A pool's test query may have begun the transaction, which is then too late for the level. */
    private static void setForTransaction(Connection connection) throws SQLException {
        try {
            execute(connection);
        } catch (SQLException e) {
            connection.rollback();
            execute(connection);
        }
    }

    private static void execute(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(SET_LEVEL);
        }
    }

    private static OptionalInt setForConnection(Connection connection) throws SQLException {
        int level = connection.getTransactionIsolation();
        if (level == Connection.TRANSACTION_READ_COMMITTED) {
            return OptionalInt.empty();
        }
        connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        return OptionalInt.of(level);
    }

    /**
     * Commits and restores the level of the connection, if that is necessary. It cannot be restored afterwards: once
     * the provider has committed, the connection belongs to the pool again.
     */
    void beforeCommit() {
        levelToRestore.ifPresent(level -> JdbcAccess.call(entityManager, connection -> {
            connection.commit();
            return restore(connection, level);
        }));
    }

    void beforeRollback() {
        levelToRestore.ifPresent(level -> JdbcAccess.call(entityManager, connection -> {
            connection.rollback();
            return restore(connection, level);
        }));
    }

    private static boolean restore(Connection connection, int level) {
        try {
            connection.setTransactionIsolation(level);
            return true;
        } catch (SQLException e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "An isolation level could not be restored (SQLSTATE {0}).",
                    e.getSQLState());
            return false;
        }
    }
}
