package org.accountkit.jpa;

import org.accountkit.AccountStores;
import org.accountkit.testkit.AccountStoresContract;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

@Tag("slow")
@ExtendWith(ContractTable.class)
class HibernateOnMariaDbTest extends AccountStoresContract {

    @Override
    protected AccountStores stores() {
        return TestDatabase.mariaDb().stores();
    }
}
