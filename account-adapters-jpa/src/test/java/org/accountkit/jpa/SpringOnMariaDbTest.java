package org.accountkit.jpa;

import jakarta.persistence.EntityManagerFactory;
import java.sql.Connection;
import org.springframework.orm.jpa.JpaTransactionManager;

/** Spring's own transactions of an entity manager, on MariaDB, where the pool sets the level. */
class SpringOnMariaDbTest extends HostManagerContract {

    @Override
    TestDatabase database() {
        return TestDatabase.mariaDb();
    }

    @Override
    EntityManagerFactory factory() {
        LevelledDataSource readCommitted = new LevelledDataSource(
                TestDatabase.mariaDb().dataSource(), Connection.TRANSACTION_READ_COMMITTED);
        return TestDatabase.hibernate(readCommitted.dataSource(), Order.class);
    }

    @Override
    HostTransaction host(EntityManagerFactory unit) {
        return new SpringHost(unit, new JpaTransactionManager(unit));
    }
}
