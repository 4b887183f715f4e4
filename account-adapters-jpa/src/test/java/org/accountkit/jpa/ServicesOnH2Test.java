package org.accountkit.jpa;

import org.accountkit.AccountStores;
import org.accountkit.testkit.specification.AccountServicesSpecification;

class ServicesOnH2Test extends AccountServicesSpecification {

    @Override
    protected AccountStores stores() {
        return TestDatabase.h2().stores();
    }
}
