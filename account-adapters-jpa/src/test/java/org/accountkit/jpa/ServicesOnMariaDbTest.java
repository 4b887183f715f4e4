package org.accountkit.jpa;

import org.accountkit.AccountStores;
import org.accountkit.testkit.specification.AccountServicesSpecification;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

@EnabledIfSystemProperty(named = TestDatabase.MARIADB_URL, matches = ".+")
class ServicesOnMariaDbTest extends AccountServicesSpecification {

    @Override
    protected AccountStores stores() {
        return TestDatabase.mariaDb().stores();
    }
}
