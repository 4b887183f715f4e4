package org.accountkit.jpa;

import org.accountkit.AccountStores;
import org.accountkit.testkit.specification.AccountServicesSpecification;

class ServicesOnPostgresqlTest extends AccountServicesSpecification {

    @Override
    protected AccountStores stores() {
        return TestDatabase.postgresql().stores();
    }
}
