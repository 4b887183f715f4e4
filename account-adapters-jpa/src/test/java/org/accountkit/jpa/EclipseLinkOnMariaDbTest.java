package org.accountkit.jpa;

import org.accountkit.AccountStores;
import org.accountkit.testkit.AccountStoresContract;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

@EnabledIfSystemProperty(named = TestDatabase.MARIADB_URL, matches = ".+")
class EclipseLinkOnMariaDbTest extends AccountStoresContract {

    @Override
    protected AccountStores stores() {
        return TestDatabase.mariaDb().storesOnEclipseLink();
    }
}
