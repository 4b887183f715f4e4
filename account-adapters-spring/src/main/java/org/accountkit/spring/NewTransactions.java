package org.accountkit.spring;

import jakarta.persistence.EntityManagerFactory;
import java.util.Optional;
import java.util.stream.Stream;
import org.accountkit.jpa.HostTransaction.NewTransaction;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.jta.JtaTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Finds the transaction manager of a persistence unit, and begins transactions with it. */
final class NewTransactions {

    private NewTransactions() {}

    static Optional<NewTransaction> of(EntityManagerFactory factory, Stream<PlatformTransactionManager> managers) {
        return managers.filter(manager -> manages(manager, factory)).findFirst().map(NewTransactions::by);
    }

    private static boolean manages(PlatformTransactionManager manager, EntityManagerFactory factory) {
        return manager instanceof JtaTransactionManager
                || (manager instanceof JpaTransactionManager jpa && factory.equals(jpa.getEntityManagerFactory()));
    }

    private static NewTransaction by(PlatformTransactionManager manager) {
        TransactionTemplate apart = new TransactionTemplate(manager);
        apart.setName("accountkit");
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        if (manager instanceof JpaTransactionManager) {
            apart.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
        }
        return work -> apart.executeWithoutResult(status -> work.run());
    }
}
