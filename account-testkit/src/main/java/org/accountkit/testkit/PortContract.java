package org.accountkit.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Instant;
import java.util.function.IntSupplier;
import org.accountkit.AccountStores;
import org.accountkit.user.Realm;
import org.accountkit.user.User;
import org.accountkit.user.UserId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** The base of all contracts: the stores, and ids that no other test uses. */
@ExtendWith(BrokenPromise.class)
abstract class PortContract {

    static final Instant NOW = Instant.parse("2026-01-01T12:00:00.123Z");

    final UserId ada = UserId.random();
    final UserId bob = UserId.random();
    /** More rows than a test adds. */
    static final int MANY = 500;

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

    /**
     * Adds a user that a test reads. Override it if the {@link org.accountkit.user.UserStore} is read-only: tests that
     * need a writable store are then skipped.
     *
     * @param user a user whose id and name are not in use
     */
    protected void plant(User user) {
        assertThat(stores.users().add(user)).isTrue();
    }

    /** Deletes what earlier tests left behind. */
    static void untilNone(IntSupplier sweep) {
        while (sweep.getAsInt() == MANY) {
            Thread.onSpinWait();
        }
    }

    /** Skips the test if the directory is read-only. */
    final void assumeWritableUsers() {
        assumeTrue(stores.users().writable(), "The user store is read-only.");
    }

    @BeforeEach
    void openStores() {
        stores = stores();
    }
}
