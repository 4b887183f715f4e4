package org.accountkit.jpa;

import com.arjuna.ats.jta.common.jtaPropertyManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceConfiguration;
import jakarta.persistence.PersistenceUnitTransactionType;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.UserTransaction;
import java.util.UUID;
import javax.sql.XADataSource;
import org.eclipse.persistence.jpa.PersistenceProvider;
import org.eclipse.persistence.platform.server.ServerPlatformBase;
import org.eclipse.persistence.sessions.DatabaseSession;
import org.eclipse.persistence.sessions.ExternalTransactionController;
import org.eclipse.persistence.transaction.JTATransactionController;
import org.h2.jdbcx.JdbcDataSource;
import org.hibernate.engine.transaction.jta.platform.internal.AbstractJtaPlatform;
import org.hibernate.jpa.HibernatePersistenceProvider;
import org.postgresql.xa.PGXADataSource;

/** A persistence unit of type JTA, with Narayana as its transaction manager. */
final class JtaUnit {

    private JtaUnit() {}

    static TransactionManager manager() {
        return com.arjuna.ats.jta.TransactionManager.transactionManager();
    }

    static UserTransaction userTransaction() {
        return com.arjuna.ats.jta.UserTransaction.userTransaction();
    }

    static TransactionSynchronizationRegistry registry() {
        return jtaPropertyManager.getJTAEnvironmentBean().getTransactionSynchronizationRegistry();
    }

    static EntityManagerFactory onH2() {
        JdbcDataSource dataSource = new JdbcDataSource();
        dataSource.setUrl(TestDatabase.h2().url());
        return factory(dataSource);
    }

    static EntityManagerFactory onPostgresql() {
        PGXADataSource dataSource = new PGXADataSource();
        dataSource.setUrl(TestDatabase.postgresql().url());
        return factory(dataSource);
    }

    /** EclipseLink has to be told the class that finds the transaction manager. */
    static EntityManagerFactory onH2WithEclipseLink() {
        JdbcDataSource dataSource = new JdbcDataSource();
        dataSource.setUrl(TestDatabase.h2().url());
        return new PersistenceProvider()
                .createEntityManagerFactory(configuration(dataSource)
                        .property("eclipselink.target-server", NarayanaPlatform.class.getName())
                        .property("eclipselink.weaving", "false")
                        .property("eclipselink.logging.level", "SEVERE"));
    }

    private static EntityManagerFactory factory(XADataSource dataSource) {
        return new HibernatePersistenceProvider()
                .createEntityManagerFactory(
                        configuration(dataSource).property("hibernate.transaction.jta.platform", new Platform()));
    }

    private static PersistenceConfiguration configuration(XADataSource dataSource) {
        PersistenceConfiguration configuration = new PersistenceConfiguration("jta-" + UUID.randomUUID())
                .transactionType(PersistenceUnitTransactionType.JTA)
                .property(
                        "jakarta.persistence.jtaDataSource", EnlistingDataSource.of(dataSource, manager(), registry()));
        JpaStores.entityClasses().forEach(configuration::managedClass);
        return configuration.managedClass(Order.class);
    }

    private static final class Platform extends AbstractJtaPlatform {

        private static final long serialVersionUID = 1L;

        @Override
        protected TransactionManager locateTransactionManager() {
            return manager();
        }

        @Override
        protected UserTransaction locateUserTransaction() {
            return userTransaction();
        }
    }

    /** For EclipseLink, which creates it by its name. */
    public static final class NarayanaPlatform extends ServerPlatformBase {

        public NarayanaPlatform(DatabaseSession session) {
            super(session);
        }

        @Override
        public Class<? extends ExternalTransactionController> getExternalTransactionControllerClass() {
            return NarayanaController.class;
        }
    }

    /** For EclipseLink, which creates it by its class. */
    public static final class NarayanaController extends JTATransactionController {

        @Override
        protected TransactionManager acquireTransactionManager() {
            return manager();
        }
    }
}
