package org.accountkit.jpa;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceUnitTransactionType;
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
    private final HostTransaction host;
    private final boolean joinsHost;

    IsolationCheck(EntityManagerFactory factory, HostTransaction host, boolean joinsHost) {
        this.factory = factory;
        this.host = host;
        this.joinsHost = joinsHost;
    }

    /** The host's manager may begin transactions at another level than that of its connections. */
    Optional<String> problem() {
        return host.newTransaction()
                .flatMap(transaction -> problem(levelIn(transaction)))
                .or(() -> isResourceLocal() ? problem(DatabaseFailure.translating(this::level)) : Optional.empty());
    }

    private boolean isResourceLocal() {
        return factory.getTransactionType() == PersistenceUnitTransactionType.RESOURCE_LOCAL;
    }

    private int levelIn(HostTransaction.NewTransaction transaction) {
        return DatabaseFailure.translating(() -> new HostRun<>(
                        () -> JdbcAccess.call(host.entityManager().orElseThrow(), Connection::getTransactionIsolation))
                .in(transaction));
    }

    private Optional<String> problem(int level) {
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
