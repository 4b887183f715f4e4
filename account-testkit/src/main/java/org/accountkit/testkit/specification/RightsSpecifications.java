package org.accountkit.testkit.specification;

import org.accountkit.AccountStores;
import org.junit.jupiter.api.Nested;

/** Who may do what, and to whom. */
abstract class RightsSpecifications {

    /** {@return stores on a database that is ready for use} */
    protected abstract AccountStores stores();

    @Nested
    class AuditedRights extends AuditedRightsSpecification {

        @Override
        protected AccountStores stores() {
            return RightsSpecifications.this.stores();
        }
    }

    @Nested
    class Power extends PowerSpecification {

        @Override
        protected AccountStores stores() {
            return RightsSpecifications.this.stores();
        }
    }

    @Nested
    class UndeclaredRights extends UndeclaredRightsSpecification {

        @Override
        protected AccountStores stores() {
            return RightsSpecifications.this.stores();
        }
    }

    @Nested
    class UserPower extends UserPowerSpecification {

        @Override
        protected AccountStores stores() {
            return RightsSpecifications.this.stores();
        }
    }

    @Nested
    class RightsFirst extends RightsFirstSpecification {

        @Override
        protected AccountStores stores() {
            return RightsSpecifications.this.stores();
        }
    }
}
