package org.accountkit.jpa;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.util.Optional;
import org.springframework.orm.jpa.EntityManagerFactoryUtils;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A host whose transactions are those of Spring, in the obvious way. */
final class SpringHost implements HostTransaction {

    private final EntityManagerFactory factory;
    private final TransactionTemplate template;

    SpringHost(EntityManagerFactory factory, PlatformTransactionManager manager) {
        this.factory = factory;
        this.template = new TransactionTemplate(manager);
        template.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @Override
    public Optional<EntityManager> entityManager() {
        return TransactionSynchronizationManager.isActualTransactionActive()
                ? Optional.ofNullable(EntityManagerFactoryUtils.getTransactionalEntityManager(factory))
                : Optional.empty();
    }

    /** The transaction is still bound to the thread meanwhile. */
    @Override
    public void afterCommit(Runnable action) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                action.run();
            }
        });
    }

    @Override
    public Optional<NewTransaction> newTransaction() {
        return Optional.of(work -> template.executeWithoutResult(status -> work.run()));
    }

    @Override
    public boolean readOnly() {
        return TransactionSynchronizationManager.isCurrentTransactionReadOnly();
    }
}
