package org.accountkit.testkit.memory;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.accountkit.AccountStores;
import org.accountkit.testkit.InMemoryStores;
import org.accountkit.testkit.specification.AccountServicesSpecification;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Logs at the finest level, because each specification searches the log for its secrets. */
class InMemoryServicesTest extends AccountServicesSpecification {

    private static final Logger LOG = Logger.getLogger("org.accountkit");

    @BeforeAll
    static void logEverything() {
        LOG.setLevel(Level.ALL);
    }

    @AfterAll
    static void logAsBefore() {
        LOG.setLevel(null);
    }

    @Override
    protected AccountStores stores() {
        return new InMemoryStores();
    }
}
