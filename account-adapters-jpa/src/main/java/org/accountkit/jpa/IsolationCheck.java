package org.accountkit.jpa;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.sql.Connection;
import java.util.Map;
import java.util.Optional;

/**
 * Checks the isolation level of connections where it matters: units of work set their own level, but reads outside them
 * have that of the connection, and so has the transaction of a host that the stores join.
 */
final class IsolationCheck {

    private static final Map<Integer, String> NAMES = Map.of(
            Connection.TRANSACTION_READ_UNCOMMITTED, "READ UNCOMMITTED",
            Connection.TRANSACTION_READ_COMMITTED, "READ COMMITTED",
            Connection.TRANSACTION_REPEATABLE_READ, "REPEATABLE READ",
            Connection.TRANSACTION_SERIALIZABLE, "SERIALIZABLE");

    private final EntityManagerFactory factory;
    private final boolean joinsHost;

    IsolationCheck(EntityManagerFactory factory, boolean joinsHost) {
        this.factory = factory;
        this.joinsHost = joinsHost;
    }

    Optional<String> problem() {
        int level = DatabaseFailure.translating(this::level);
        String remedy = " Set the isolation level of the connection pool to READ COMMITTED.";
        if (level == Connection.TRANSACTION_READ_UNCOMMITTED) {
            return Optional.of("Connections read what others have not committed." + remedy);
        }
        return joinsHost && level != Connection.TRANSACTION_READ_COMMITTED
                ? Optional.of("The stores join transactions of the host that run at "
                        + NAMES.getOrDefault(level, "another level") + "." + remedy)
                : Optional.empty();
    }

    private int level() {
        try (EntityManager entityManager = factory.createEntityManager()) {
            entityManager.getTransaction().begin();
            try {
                return JdbcAccess.call(entityManager, Connection::getTransactionIsolation);
            } finally {
                entityManager.getTransaction().rollback();
            }
        }
    }
}
