package org.accountkit.jpa;

import org.accountkit.AccountStores;
import org.accountkit.testkit.specification.AccountServicesSpecification;
import org.junit.jupiter.api.Tag;

@Tag("slow")
class EclipseLinkServicesOnH2Test extends AccountServicesSpecification {

    @Override
    protected AccountStores stores() {
        return TestDatabase.h2().storesOnEclipseLink();
    }
}
