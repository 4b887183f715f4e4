package org.accountkit.testkit.specification;

import org.accountkit.AccountStores;
import org.junit.jupiter.api.Nested;

/**
 * All specifications of the services at once: extend it and say what {@link #stores()} are, and the services are proven
 * to work on them.
 */
public abstract class AccountServicesSpecification {

    /** For subclasses. */
    protected AccountServicesSpecification() {}

    /**
     * The stores that the services run on. Asked for before each test. They may be empty or hold what earlier tests left:
     * every test has a realm of its own.
     *
     * @return stores on a database that is ready
     */
    protected abstract AccountStores stores();

    @Nested
    class SignIn extends SignInSpecification {

        @Override
        protected AccountStores stores() {
            return AccountServicesSpecification.this.stores();
        }
    }

    @Nested
    class SecondFactor extends SecondFactorSpecification {

        @Override
        protected AccountStores stores() {
            return AccountServicesSpecification.this.stores();
        }
    }

    @Nested
    class Throttle extends ThrottleSpecification {

        @Override
        protected AccountStores stores() {
            return AccountServicesSpecification.this.stores();
        }
    }
}
