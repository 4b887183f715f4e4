package org.accountkit.testkit.specification;

import org.accountkit.AccountStores;
import org.junit.jupiter.api.Nested;

/**
 * Every specification of the services. Extend it and return your {@link #stores()}, and the services are tested on
 * them.
 */
public abstract class AccountServicesSpecification {

    /** For subclasses. */
    protected AccountServicesSpecification() {}

    /**
     * Returns the stores that the services run on. Called before each test. They may be empty or contain what earlier
     * tests left behind: every test uses its own realm.
     *
     * @return stores on a database that is ready for use
     */
    protected abstract AccountStores stores();

    @Nested
    class SigningIn extends SignInSpecifications {

        @Override
        protected AccountStores stores() {
            return AccountServicesSpecification.this.stores();
        }
    }

    @Nested
    class Credentials extends CredentialSpecifications {

        @Override
        protected AccountStores stores() {
            return AccountServicesSpecification.this.stores();
        }
    }

    @Nested
    class Administration extends AdministrationSpecifications {

        @Override
        protected AccountStores stores() {
            return AccountServicesSpecification.this.stores();
        }
    }

    @Nested
    class Operation extends OperationSpecifications {

        @Override
        protected AccountStores stores() {
            return AccountServicesSpecification.this.stores();
        }
    }

    @Nested
    class Rights extends RightsSpecifications {

        @Override
        protected AccountStores stores() {
            return AccountServicesSpecification.this.stores();
        }
    }

    @Nested
    class Adversity extends AdversitySpecifications {

        @Override
        protected AccountStores stores() {
            return AccountServicesSpecification.this.stores();
        }
    }
}
