package org.accountkit.jpa;

import jakarta.persistence.ConnectionFunction;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceUnitTransactionType;
import java.sql.Connection;
import java.util.Optional;

/** Gives a check the connection that a unit of work would have, in a transaction that writes nothing. */
final class CheckConnection {

    private final EntityManagerFactory factory;
    private final HostTransaction host;

    CheckConnection(EntityManagerFactory factory, HostTransaction host) {
        this.factory = factory;
        this.host = host;
    }

    /** Empty if only the host could begin a transaction, and does not let the stores do so. */
    <T> Optional<T> call(ConnectionFunction<Connection, T> check) {
        return ofHost(check).or(() -> ofPersistenceUnit(check));
    }

    /** In a transaction that the host's manager begins; empty if the stores begin their own. */
    <T> Optional<T> ofHost(ConnectionFunction<Connection, T> check) {
        return host.newTransaction().map(transaction -> in(transaction, check));
    }

    /** In a transaction of the entity manager; empty if that cannot begin any. */
    <T> Optional<T> ofPersistenceUnit(ConnectionFunction<Connection, T> check) {
        return isResourceLocal() ? Optional.of(DatabaseFailure.translating(() -> inOwn(check))) : Optional.empty();
    }

    private boolean isResourceLocal() {
        return factory.getTransactionType() == PersistenceUnitTransactionType.RESOURCE_LOCAL;
    }

    private <T> T in(HostTransaction.NewTransaction transaction, ConnectionFunction<Connection, T> check) {
        return DatabaseFailure.translating(
                () -> new HostRun<>(() -> JdbcAccess.call(host.entityManager().orElseThrow(), check)).in(transaction));
    }

    private <T> T inOwn(ConnectionFunction<Connection, T> check) {
        try (EntityManager entityManager = factory.createEntityManager()) {
            entityManager.getTransaction().begin();
            try {
                return JdbcAccess.call(entityManager, check);
            } finally {
                entityManager.getTransaction().rollback();
            }
        }
    }
}
