package org.accountkit.testkit;

import java.time.Instant;
import org.accountkit.AccountStores;
import org.accountkit.user.Realm;
import org.accountkit.user.UserId;
import org.junit.jupiter.api.BeforeEach;

/** The base of all contracts: the stores, and ids that no other test uses. */
abstract class PortContract {

    static final Instant NOW = Instant.parse("2026-01-01T12:00:00.123Z");

    final UserId ada = UserId.random();
    final UserId bob = UserId.random();
    final Realm realm = Samples.realm();
    final Realm otherRealm = Samples.realm();
    AccountStores stores;

    /** For contracts. */
    PortContract() {}

    /**
     * Returns the stores to test. Called before each test. They may be empty or contain what earlier tests left behind:
     * every test uses its own ids and realms.
     *
     * @return stores on a database that is ready for use
     */
    protected abstract AccountStores stores();

    @BeforeEach
    void openStores() {
        stores = stores();
    }
}
