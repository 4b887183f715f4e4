package org.accountkit.jpa;

import org.accountkit.AccountStores;
import org.accountkit.testkit.specification.AccountServicesSpecification;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;

/** A pool of one connection: whatever takes a second one while a unit of work is open waits for ever. */
@Tag("slow")
@Tag("long")
class ServicesOnOneConnectionTest extends AccountServicesSpecification {

    private static final TestDatabase.Node NODE = TestDatabase.h2().node(1);

    @AfterAll
    static void closeNode() {
        NODE.close();
    }

    @Override
    protected AccountStores stores() {
        return NODE.stores();
    }
}
