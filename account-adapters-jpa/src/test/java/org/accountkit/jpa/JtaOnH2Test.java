package org.accountkit.jpa;

import jakarta.persistence.EntityManagerFactory;

/** JTA on H2, with Narayana. */
class JtaOnH2Test extends HostManagerContract {

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
        return new JtaHost(unit, JtaUnit.manager(), JtaUnit.registry());
    }
}
