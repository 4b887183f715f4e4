package org.accountkit.testkit.specification;

import org.accountkit.AccountStores;
import org.junit.jupiter.api.Nested;

/** What an operator does, and what happens when keys or stores fail. */
abstract class OperationSpecifications {

    /** {@return stores on a database that is ready for use} */
    protected abstract AccountStores stores();

    @Nested
    class Operations extends OperationsSpecification {

        @Override
        protected AccountStores stores() {
            return OperationSpecifications.this.stores();
        }
    }

    @Nested
    class UserImport extends UserImportSpecification {

        @Override
        protected AccountStores stores() {
            return OperationSpecifications.this.stores();
        }
    }

    @Nested
    class LargeImport extends LargeImportSpecification {

        @Override
        protected AccountStores stores() {
            return OperationSpecifications.this.stores();
        }
    }

    @Nested
    class UserExport extends UserExportSpecification {

        @Override
        protected AccountStores stores() {
            return OperationSpecifications.this.stores();
        }
    }

    @Nested
    class ImportBatch extends ImportBatchSpecification {

        @Override
        protected AccountStores stores() {
            return OperationSpecifications.this.stores();
        }
    }

    @Nested
    class MasterKey extends MasterKeySpecification {

        @Override
        protected AccountStores stores() {
            return OperationSpecifications.this.stores();
        }
    }

    @Nested
    class MasterKeyRotation extends MasterKeyRotationSpecification {

        @Override
        protected AccountStores stores() {
            return OperationSpecifications.this.stores();
        }
    }

    @Nested
    class AbandonedMasterKey extends AbandonedMasterKeySpecification {

        @Override
        protected AccountStores stores() {
            return OperationSpecifications.this.stores();
        }
    }

    @Nested
    class RestorePages extends RestorePagesSpecification {

        @Override
        protected AccountStores stores() {
            return OperationSpecifications.this.stores();
        }
    }

    @Nested
    class Fault extends FaultSpecification {

        @Override
        protected AccountStores stores() {
            return OperationSpecifications.this.stores();
        }
    }

    @Nested
    class RestoreRun extends RestoreRunSpecification {

        @Override
        protected AccountStores stores() {
            return OperationSpecifications.this.stores();
        }
    }

    @Nested
    class Housekeeping extends HousekeepingSpecification {

        @Override
        protected AccountStores stores() {
            return OperationSpecifications.this.stores();
        }
    }

    @Nested
    class SweepSchedule extends SweepScheduleSpecification {

        @Override
        protected AccountStores stores() {
            return OperationSpecifications.this.stores();
        }
    }

    @Nested
    class CredentialImport extends CredentialImportSpecification {

        @Override
        protected AccountStores stores() {
            return OperationSpecifications.this.stores();
        }
    }

    @Nested
    class Restore extends RestoreSpecification {

        @Override
        protected AccountStores stores() {
            return OperationSpecifications.this.stores();
        }
    }
}
