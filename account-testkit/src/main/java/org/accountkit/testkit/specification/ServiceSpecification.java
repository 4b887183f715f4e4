package org.accountkit.testkit.specification;

import static org.assertj.core.api.Assertions.assertThat;

import org.accountkit.AccountStores;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The base of all specifications: each test has a new product on the subclass's stores. */
abstract class ServiceSpecification {

    World world;

    /** For specifications. */
    ServiceSpecification() {}

    /**
     * Returns the stores that the services run on. Called before each test. They may be empty or contain what earlier
     * tests left behind: every test uses its own realm.
     *
     * @return stores on a database that is ready for use
     */
    protected abstract AccountStores stores();

    @BeforeEach
    void beginWorld() {
        world = new World(stores());
    }

    /** Whatever a test did, no log, audit event or notice may contain a secret. */
    @AfterEach
    void endWorld() {
        world.close();
        assertThat(world.leaks()).isEmpty();
    }
}
