package org.accountkit.jpa;

import jakarta.persistence.EntityManagerFactory;
import org.springframework.orm.jpa.JpaTransactionManager;

/** Spring's own transactions of an entity manager, on PostgreSQL. */
class SpringOnPostgresqlTest extends HostManagerContract {

    @Override
    TestDatabase database() {
        return TestDatabase.postgresql();
    }

    @Override
    EntityManagerFactory factory() {
        return TestDatabase.hibernate(TestDatabase.postgresql().dataSource(), Order.class);
    }

    @Override
    HostTransaction host(EntityManagerFactory unit) {
        return new SpringHost(unit, new JpaTransactionManager(unit));
    }
}
