package org.accountkit.jpa;

import org.accountkit.AccountStores;
import org.accountkit.testkit.specification.AccountServicesSpecification;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/** As on PostgreSQL, which is enough in a hurry. */
@Tag("slow")
@ExtendWith(ContractTable.class)
class ServicesOnH2Test extends AccountServicesSpecification {

    @Override
    protected AccountStores stores() {
        return TestDatabase.h2().stores();
    }
}
