package org.accountkit.jpa;

import org.accountkit.AccountStores;
import org.accountkit.testkit.specification.AccountServicesSpecification;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

@Tag("slow")
@ExtendWith(ContractTable.class)
class ServicesOnMariaDbTest extends AccountServicesSpecification {

    @Override
    protected AccountStores stores() {
        return TestDatabase.mariaDb().stores();
    }
}
