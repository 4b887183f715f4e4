package org.accountkit.spring;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.spi.PersistenceUnitInfo;
import java.util.Optional;
import javax.sql.DataSource;
import org.accountkit.jpa.HostTransaction;
import org.accountkit.transaction.StoreFailedException;
import org.jspecify.annotations.Nullable;
import org.springframework.orm.jpa.EntityManagerFactoryInfo;
import org.springframework.orm.jpa.EntityManagerFactoryUtils;
import org.springframework.orm.jpa.EntityManagerHolder;
import org.springframework.orm.jpa.EntityManagerProxy;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Spring's transactions: the stores take part in the current one, and begin others with the application's transaction
 * manager. Safe for use by several threads.
 */
final class SpringHostTransaction implements HostTransaction {

    private final EntityManagerFactory factory;
    private final Optional<NewTransaction> newTransaction;

    SpringHostTransaction(EntityManagerFactory factory, Optional<NewTransaction> newTransaction) {
        this.factory = factory;
        this.newTransaction = newTransaction;
    }

    @Override
    public Optional<EntityManager> entityManager() {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            return Optional.empty();
        }
        if (isOfAnotherManager()) {
            throw new StoreFailedException("The current transaction belongs to a transaction manager that does not know"
                    + " the entity manager, so AccountKit's writes would not be part of it. Use the"
                    + " JpaTransactionManager for it, or call AccountKit outside.");
        }
        return Optional.ofNullable(EntityManagerFactoryUtils.getTransactionalEntityManager(factory))
                .filter(SpringHostTransaction::isJoined);
    }

    /** Spring's proxy, such as "open in view" has it for a request, does not know of the transaction manager's. */
    private static boolean isJoined(EntityManager entityManager) {
        EntityManager target =
                entityManager instanceof EntityManagerProxy proxy ? proxy.getTargetEntityManager() : entityManager;
        return target.isJoinedToTransaction();
    }

    /** A transaction of plain JDBC on the same database has bound a connection, and no entity manager. */
    private boolean isOfAnotherManager() {
        DataSource dataSource = dataSource();
        return dataSource != null
                && TransactionSynchronizationManager.hasResource(dataSource)
                && !isEntityManagerBound();
    }

    /** With JTA, all connections belong to the same transaction. */
    private @Nullable DataSource dataSource() {
        PersistenceUnitInfo unit =
                factory instanceof EntityManagerFactoryInfo info ? info.getPersistenceUnitInfo() : null;
        return unit == null ? null : unit.getNonJtaDataSource();
    }

    private boolean isEntityManagerBound() {
        return TransactionSynchronizationManager.getResource(factory) instanceof EntityManagerHolder holder
                && holder.isSynchronizedWithTransaction();
    }

    /** Spring's own {@code afterCommit} would run inside the finished transaction, which no longer writes anything. */
    @Override
    public void afterCommit(Runnable action) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                if (status == STATUS_COMMITTED) {
                    action.run();
                }
            }
        });
    }

    @Override
    public Optional<NewTransaction> newTransaction() {
        return newTransaction;
    }

    @Override
    public boolean readOnly() {
        return TransactionSynchronizationManager.isCurrentTransactionReadOnly();
    }
}
