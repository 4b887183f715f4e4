package org.accountkit.testkit.specification;

import static org.assertj.core.api.Assertions.assertThat;

import org.accountkit.AccountStores;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What all specifications stand on: a product of its own for each test, on the stores of the subclass. */
abstract class ServiceSpecification {

    World world;

    /** For specifications. */
    ServiceSpecification() {}

    /**
     * The stores that the services run on. Asked for before each test. They may be empty or hold what earlier tests left:
     * every test has a realm of its own.
     *
     * @return stores on a database that is ready
     */
    protected abstract AccountStores stores();

    @BeforeEach
    void beginWorld() {
        world = new World(stores());
    }

    /** Whatever a test did, no log, audit event or notice holds a secret. */
    @AfterEach
    void endWorld() {
        world.close();
        assertThat(world.leaks()).isEmpty();
    }
}
