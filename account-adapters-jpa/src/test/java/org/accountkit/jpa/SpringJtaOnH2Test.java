package org.accountkit.jpa;

import jakarta.persistence.EntityManagerFactory;
import org.springframework.transaction.jta.JtaTransactionManager;

/** JTA on H2, by way of Spring. */
class SpringJtaOnH2Test extends HostManagerContract {

    @Override
    TestDatabase database() {
        return TestDatabase.h2();
    }

    @Override
    EntityManagerFactory factory() {
        return JtaUnit.onH2();
    }

    @Override
    HostTransaction host(EntityManagerFactory unit) {
        return new SpringHost(unit, new JtaTransactionManager(JtaUnit.userTransaction(), JtaUnit.manager()));
    }
}
