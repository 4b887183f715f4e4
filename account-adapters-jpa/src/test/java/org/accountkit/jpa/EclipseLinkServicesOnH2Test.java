package org.accountkit.jpa;

import org.accountkit.AccountStores;
import org.accountkit.testkit.specification.AccountServicesSpecification;

class EclipseLinkServicesOnH2Test extends AccountServicesSpecification {

    @Override
    protected AccountStores stores() {
        return TestDatabase.h2().storesOnEclipseLink();
    }
}
