package org.accountkit.spring;

import jakarta.persistence.EntityManagerFactory;
import java.util.Optional;
import java.util.stream.Stream;
import org.accountkit.jpa.HostTransaction.NewTransaction;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.jta.JtaTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Finds the transaction manager of a persistence unit, and begins transactions with it. */
final class NewTransactions {

    private NewTransactions() {}

    static Optional<NewTransaction> of(EntityManagerFactory factory, Stream<PlatformTransactionManager> managers) {
        return managers.filter(manager -> manages(manager, factory)).findFirst().map(manager -> by(manager, factory));
    }

    private static boolean manages(PlatformTransactionManager manager, EntityManagerFactory factory) {
        return manager instanceof JtaTransactionManager
                || (manager instanceof JpaTransactionManager jpa && factory.equals(jpa.getEntityManagerFactory()));
    }

    private static NewTransaction by(PlatformTransactionManager manager, EntityManagerFactory factory) {
        TransactionTemplate apart = new TransactionTemplate(manager);
        apart.setName("accountkit");
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        if (manager instanceof JpaTransactionManager) {
            apart.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
        }
        return work -> withoutViews(factory, () -> apart.executeWithoutResult(status -> work.run()));
    }

    /**
     * Runs work without the entity manager that "open in view" keeps for the whole request: what the application has
     * changed in it, but not in a transaction, must not be written by this one.
     */
    private static void withoutViews(EntityManagerFactory factory, Runnable work) {
        Object view = TransactionSynchronizationManager.isActualTransactionActive()
                ? null // the transaction manager suspends it together with the transaction
                : TransactionSynchronizationManager.unbindResourceIfPossible(factory);
        try {
            work.run();
        } finally {
            if (view != null) {
                TransactionSynchronizationManager.bindResource(factory, view);
            }
        }
    }
}
