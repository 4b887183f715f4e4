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
    class HostDirectory extends HostDirectorySpecification {

        @Override
        protected AccountStores stores() {
            return AccountServicesSpecification.this.stores();
        }
    }

    @Nested
    class PortFailure extends PortFailureSpecification {

        @Override
        protected AccountStores stores() {
            return AccountServicesSpecification.this.stores();
        }
    }

    @Nested
    class ReusedId extends ReusedIdSpecification {

        @Override
        protected AccountStores stores() {
            return AccountServicesSpecification.this.stores();
        }
    }

    @Nested
    class VanishedUsers extends VanishedUsersSpecification {

        @Override
        protected AccountStores stores() {
            return AccountServicesSpecification.this.stores();
        }
    }

    @Nested
    class CredentialImport extends CredentialImportSpecification {

        @Override
        protected AccountStores stores() {
            return AccountServicesSpecification.this.stores();
        }
    }

    @Nested
    class Restore extends RestoreSpecification {

        @Override
        protected AccountStores stores() {
            return AccountServicesSpecification.this.stores();
        }
    }

    @Nested
    class UnreadableSecret extends UnreadableSecretSpecification {

        @Override
        protected AccountStores stores() {
            return AccountServicesSpecification.this.stores();
        }
    }

    @Nested
    class WeakTotp extends WeakTotpSpecification {

        @Override
        protected AccountStores stores() {
            return AccountServicesSpecification.this.stores();
        }
    }

    @Nested
    class SessionTimes extends SessionTimesSpecification {

        @Override
        protected AccountStores stores() {
            return AccountServicesSpecification.this.stores();
        }
    }

    @Nested
    class ClockCorrection extends ClockCorrectionSpecification {

        @Override
        protected AccountStores stores() {
            return AccountServicesSpecification.this.stores();
        }
    }

    @Nested
    class PendingClockCorrection extends PendingClockCorrectionSpecification {

        @Override
        protected AccountStores stores() {
            return AccountServicesSpecification.this.stores();
        }
    }

    @Nested
    class DeviceEviction extends DeviceEvictionSpecification {

        @Override
        protected AccountStores stores() {
            return AccountServicesSpecification.this.stores();
        }
    }

    @Nested
    class DeviceForgetting extends DeviceForgettingSpecification {

        @Override
        protected AccountStores stores() {
            return AccountServicesSpecification.this.stores();
        }
    }

    @Nested
    class Profile extends ProfileSpecification {

        @Override
        protected AccountStores stores() {
            return AccountServicesSpecification.this.stores();
        }
    }

    @Nested
    class TypedText extends TypedTextSpecification {

        @Override
        protected AccountStores stores() {
            return AccountServicesSpecification.this.stores();
        }
    }

    @Nested
    class LegacyTiming extends LegacyTimingSpecification {

        @Override
        protected AccountStores stores() {
            return AccountServicesSpecification.this.stores();
        }
    }

    @Nested
    class AuditedRights extends AuditedRightsSpecification {

        @Override
        protected AccountStores stores() {
            return AccountServicesSpecification.this.stores();
        }
    }

    @Nested
    class Power extends PowerSpecification {

        @Override
        protected AccountStores stores() {
            return AccountServicesSpecification.this.stores();
        }
    }

    @Nested
    class UndeclaredRights extends UndeclaredRightsSpecification {

        @Override
        protected AccountStores stores() {
            return AccountServicesSpecification.this.stores();
        }
    }

    @Nested
    class UserPower extends UserPowerSpecification {

        @Override
        protected AccountStores stores() {
            return AccountServicesSpecification.this.stores();
        }
    }

    @Nested
    class BoundedRows extends BoundedRowsSpecification {

        @Override
        protected AccountStores stores() {
            return AccountServicesSpecification.this.stores();
        }
    }

    @Nested
    class Housekeeping extends HousekeepingSpecification {

        @Override
        protected AccountStores stores() {
            return AccountServicesSpecification.this.stores();
        }
    }

    @Nested
    class AccountLock extends AccountLockSpecification {

        @Override
        protected AccountStores stores() {
            return AccountServicesSpecification.this.stores();
        }
    }

    @Nested
    class StaleCaller extends StaleCallerSpecification {

        @Override
        protected AccountStores stores() {
            return AccountServicesSpecification.this.stores();
        }
    }

    @Nested
    class Contest extends ContestSpecification {

        @Override
        protected AccountStores stores() {
            return AccountServicesSpecification.this.stores();
        }
    }

    @Nested
    class ReplacedKey extends ReplacedKeySpecification {

        @Override
        protected AccountStores stores() {
            return AccountServicesSpecification.this.stores();
        }
    }

    @Nested
    class StoredTimes extends StoredTimesSpecification {

        @Override
        protected AccountStores stores() {
            return AccountServicesSpecification.this.stores();
        }
    }

    @Nested
    class RightsFirst extends RightsFirstSpecification {

        @Override
        protected AccountStores stores() {
            return AccountServicesSpecification.this.stores();
        }
    }
}
