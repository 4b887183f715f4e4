package org.accountkit.jpa;

import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.SQLException;
import org.accountkit.transaction.StoreFailedException;

/**
 * Tells a transaction that was begun as read-only from a database that accepts no writes at present. The SQL state is the
 * same, but MariaDB has a code of its own for the transaction, and PostgreSQL's connection knows how it was set.
 */
final class ReadOnlyTransaction {

    private static final String SQL_STATE = "25006";
    private static final int ON_MARIADB = 1792;

    private ReadOnlyTransaction() {}

    static StoreFailedException refusal() {
        return new StoreFailedException(
                "This call writes, but the host's transaction is read-only: call it in one that is not.");
    }

    static boolean refused(EntityManager entityManager, RuntimeException failure) {
        return DatabaseFailure.sqlExceptions(failure).stream().anyMatch(each -> refused(entityManager, each));
    }

    private static boolean refused(EntityManager entityManager, SQLException failure) {
        return failure.getErrorCode() == ON_MARIADB
                || (SQL_STATE.equals(failure.getSQLState()) && isReadOnly(entityManager));
    }

    private static boolean isReadOnly(EntityManager entityManager) {
        try {
            return JdbcAccess.call(entityManager, Connection::isReadOnly);
        } catch (RuntimeException e) {
            return false;
        }
    }
}
