package org.accountkit.jpa;

import org.accountkit.AccountStores;
import org.accountkit.testkit.AccountStoresContract;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ContractTable.class)
class HibernateOnPostgresqlTest extends AccountStoresContract {

    @Override
    protected AccountStores stores() {
        return TestDatabase.postgresql().stores();
    }
}
