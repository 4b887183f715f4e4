package org.accountkit.jpa;

import org.accountkit.AccountStores;
import org.accountkit.testkit.specification.AccountServicesSpecification;
import org.junit.jupiter.api.Tag;

/** As on PostgreSQL, which is enough in a hurry. */
@Tag("slow")
class ServicesOnH2Test extends AccountServicesSpecification {

    @Override
    protected AccountStores stores() {
        return TestDatabase.h2().stores();
    }
}
