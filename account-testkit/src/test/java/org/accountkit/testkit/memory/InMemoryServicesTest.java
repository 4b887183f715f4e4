package org.accountkit.testkit.memory;

import org.accountkit.AccountStores;
import org.accountkit.testkit.InMemoryStores;
import org.accountkit.testkit.specification.AccountServicesSpecification;

class InMemoryServicesTest extends AccountServicesSpecification {

    @Override
    protected AccountStores stores() {
        return new InMemoryStores();
    }
}
