package org.accountkit.jpa;

import jakarta.persistence.EntityManagerFactory;

/** JTA on PostgreSQL, with Narayana. */
class JtaOnPostgresqlTest extends HostManagerContract {

    @Override
    TestDatabase database() {
        return TestDatabase.postgresql();
    }

    @Override
    EntityManagerFactory factory() {
        return JtaUnit.onPostgresql();
    }

    @Override
    HostTransaction host(EntityManagerFactory unit) {
        return new JtaHost(unit, JtaUnit.manager(), JtaUnit.registry());
    }
}
