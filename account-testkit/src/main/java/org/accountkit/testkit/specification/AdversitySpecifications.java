package org.accountkit.testkit.specification;

import org.accountkit.AccountStores;
import org.junit.jupiter.api.Nested;

/** What the services do when clocks, rows, races and ports go wrong. */
abstract class AdversitySpecifications {

    /** {@return stores on a database that is ready for use} */
    protected abstract AccountStores stores();

    @Nested
    class PortFailure extends PortFailureSpecification {

        @Override
        protected AccountStores stores() {
            return AdversitySpecifications.this.stores();
        }
    }

    @Nested
    class ReusedId extends ReusedIdSpecification {

        @Override
        protected AccountStores stores() {
            return AdversitySpecifications.this.stores();
        }
    }

    @Nested
    class ReplacedKey extends ReplacedKeySpecification {

        @Override
        protected AccountStores stores() {
            return AdversitySpecifications.this.stores();
        }
    }

    @Nested
    class VanishedUsers extends VanishedUsersSpecification {

        @Override
        protected AccountStores stores() {
            return AdversitySpecifications.this.stores();
        }
    }

    @Nested
    class ClockCorrection extends ClockCorrectionSpecification {

        @Override
        protected AccountStores stores() {
            return AdversitySpecifications.this.stores();
        }
    }

    @Nested
    class PendingClockCorrection extends PendingClockCorrectionSpecification {

        @Override
        protected AccountStores stores() {
            return AdversitySpecifications.this.stores();
        }
    }

    @Nested
    class BoundedRows extends BoundedRowsSpecification {

        @Override
        protected AccountStores stores() {
            return AdversitySpecifications.this.stores();
        }
    }

    @Nested
    class StoredTimes extends StoredTimesSpecification {

        @Override
        protected AccountStores stores() {
            return AdversitySpecifications.this.stores();
        }
    }

    @Nested
    class StaleCaller extends StaleCallerSpecification {

        @Override
        protected AccountStores stores() {
            return AdversitySpecifications.this.stores();
        }
    }

    @Nested
    class Contest extends ContestSpecification {

        @Override
        protected AccountStores stores() {
            return AdversitySpecifications.this.stores();
        }
    }
}
