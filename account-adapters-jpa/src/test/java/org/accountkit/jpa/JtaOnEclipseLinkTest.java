package org.accountkit.jpa;

import jakarta.persistence.EntityManagerFactory;

/** JTA on H2, with Narayana and EclipseLink. */
class JtaOnEclipseLinkTest extends HostManagerContract {

    @Override
    TestDatabase database() {
        return TestDatabase.h2();
    }

    @Override
    EntityManagerFactory factory() {
        return JtaUnit.onH2WithEclipseLink();
    }

    @Override
    HostTransaction host(EntityManagerFactory unit) {
        return new JtaHost(unit, JtaUnit.manager(), JtaUnit.registry());
    }
}
