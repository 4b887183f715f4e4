package org.accountkit.jpa;

import org.accountkit.AccountStores;
import org.accountkit.testkit.AccountStoresContract;
import org.junit.jupiter.api.Tag;

@Tag("slow")
class EclipseLinkOnMariaDbTest extends AccountStoresContract {

    @Override
    protected AccountStores stores() {
        return TestDatabase.mariaDb().storesOnEclipseLink();
    }
}
