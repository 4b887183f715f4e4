package org.accountkit.jpa;

import org.accountkit.AccountStores;
import org.accountkit.testkit.AccountStoresContract;

class EclipseLinkOnH2Test extends AccountStoresContract {

    @Override
    protected AccountStores stores() {
        return TestDatabase.h2().storesOnEclipseLink();
    }
}
