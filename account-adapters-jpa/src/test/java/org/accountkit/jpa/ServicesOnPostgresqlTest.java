package org.accountkit.jpa;

import org.accountkit.AccountStores;
import org.accountkit.testkit.specification.AccountServicesSpecification;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ContractTable.class)
class ServicesOnPostgresqlTest extends AccountServicesSpecification {

    @Override
    protected AccountStores stores() {
        return TestDatabase.postgresql().stores();
    }
}
