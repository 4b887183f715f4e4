package org.accountkit.jpa;

import org.accountkit.AccountStores;
import org.accountkit.testkit.specification.AccountServicesSpecification;
import org.junit.jupiter.api.Tag;

@Tag("long")
class EclipseLinkServicesOnPostgresqlTest extends AccountServicesSpecification {

    @Override
    protected AccountStores stores() {
        return TestDatabase.postgresql().storesOnEclipseLink();
    }
}
