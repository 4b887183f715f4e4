package org.accountkit.jpa;

import jakarta.persistence.EntityManagerFactory;
import org.springframework.orm.jpa.JpaTransactionManager;

/** Spring's own transactions of an entity manager, on H2. */
class SpringOnH2Test extends HostManagerContract {

    @Override
    TestDatabase database() {
        return TestDatabase.h2();
    }

    @Override
    EntityManagerFactory factory() {
        return TestDatabase.hibernate(TestDatabase.h2().dataSource(), Order.class);
    }

    @Override
    HostTransaction host(EntityManagerFactory unit) {
        return new SpringHost(unit, new JpaTransactionManager(unit));
    }
}
