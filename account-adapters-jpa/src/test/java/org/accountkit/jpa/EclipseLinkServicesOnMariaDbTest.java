package org.accountkit.jpa;

import org.accountkit.AccountStores;
import org.accountkit.testkit.specification.AccountServicesSpecification;
import org.junit.jupiter.api.Tag;

@Tag("long")
class EclipseLinkServicesOnMariaDbTest extends AccountServicesSpecification {

    @Override
    protected AccountStores stores() {
        return TestDatabase.mariaDb().storesOnEclipseLink();
    }
}
