package org.accountkit.jpa;

import jakarta.persistence.EntityManagerFactory;
import org.springframework.orm.jpa.JpaTransactionManager;

/** Spring's own transactions of an entity manager, on EclipseLink. */
class SpringOnEclipseLinkTest extends HostManagerContract {

    @Override
    TestDatabase database() {
        return TestDatabase.h2();
    }

    @Override
    EntityManagerFactory factory() {
        return TestDatabase.eclipseLink(TestDatabase.h2().dataSource(), Order.class);
    }

    @Override
    HostTransaction host(EntityManagerFactory unit) {
        return new SpringHost(unit, new JpaTransactionManager(unit));
    }
}
