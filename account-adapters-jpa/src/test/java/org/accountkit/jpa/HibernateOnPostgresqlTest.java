package org.accountkit.jpa;

import org.accountkit.AccountStores;
import org.accountkit.testkit.AccountStoresContract;

class HibernateOnPostgresqlTest extends AccountStoresContract {

    @Override
    protected AccountStores stores() {
        return TestDatabase.postgresql().stores();
    }
}
