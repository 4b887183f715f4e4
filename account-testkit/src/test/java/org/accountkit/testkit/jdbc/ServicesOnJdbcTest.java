package org.accountkit.testkit.jdbc;

import org.accountkit.AccountStores;
import org.accountkit.testkit.specification.AccountServicesSpecification;
import org.junit.jupiter.api.Tag;

/** The services work on the example adapter. */
@Tag("long")
class ServicesOnJdbcTest extends AccountServicesSpecification {

    @Override
    protected AccountStores stores() {
        return JdbcDatabase.stores("services");
    }
}
