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

    @Nested
    class Lock extends LockSpecification {

        @Override
        protected AccountStores stores() {
            return AccountServicesSpecification.this.stores();
        }
    }

    @Nested
    class Password extends PasswordSpecification {

        @Override
        protected AccountStores stores() {
            return AccountServicesSpecification.this.stores();
        }
    }

    @Nested
    class TwoFactor extends TwoFactorSpecification {

        @Override
        protected AccountStores stores() {
            return AccountServicesSpecification.this.stores();
        }
    }

    @Nested
    class RecoveryCodes extends RecoveryCodesSpecification {

        @Override
        protected AccountStores stores() {
            return AccountServicesSpecification.this.stores();
        }
    }

    @Nested
    class ApiKey extends ApiKeySpecification {

        @Override
        protected AccountStores stores() {
            return AccountServicesSpecification.this.stores();
        }
    }

    @Nested
    class SeveralKeys extends SeveralKeysSpecification {

        @Override
        protected AccountStores stores() {
            return AccountServicesSpecification.this.stores();
        }
    }

    @Nested
    class Device extends DeviceSpecification {

        @Override
        protected AccountStores stores() {
            return AccountServicesSpecification.this.stores();
        }
    }

    @Nested
    class DownloadToken extends DownloadTokenSpecification {

        @Override
        protected AccountStores stores() {
            return AccountServicesSpecification.this.stores();
        }
    }

    @Nested
    class ClockDrift extends ClockDriftSpecification {

        @Override
        protected AccountStores stores() {
            return AccountServicesSpecification.this.stores();
        }
    }

    @Nested
    class MasterKeyRotation extends MasterKeyRotationSpecification {

        @Override
        protected AccountStores stores() {
            return AccountServicesSpecification.this.stores();
        }
    }

    @Nested
    class UserImport extends UserImportSpecification {

        @Override
        protected AccountStores stores() {
            return AccountServicesSpecification.this.stores();
        }
    }

    @Nested
    class Session extends SessionSpecification {

        @Override
        protected AccountStores stores() {
            return AccountServicesSpecification.this.stores();
        }
    }

    @Nested
    class HostSession extends HostSessionSpecification {

        @Override
        protected AccountStores stores() {
            return AccountServicesSpecification.this.stores();
        }
    }

    @Nested
    class UserAdministration extends UserAdministrationSpecification {

        @Override
        protected AccountStores stores() {
            return AccountServicesSpecification.this.stores();
        }
    }

    @Nested
    class UserFilter extends UserFilterSpecification {

        @Override
        protected AccountStores stores() {
            return AccountServicesSpecification.this.stores();
        }
    }

    @Nested
    class LastAdministrator extends LastAdministratorSpecification {

        @Override
        protected AccountStores stores() {
            return AccountServicesSpecification.this.stores();
        }
    }

    @Nested
    class RoleAdministration extends RoleAdministrationSpecification {

        @Override
        protected AccountStores stores() {
            return AccountServicesSpecification.this.stores();
        }
    }

    @Nested
    class AuditedAttempts extends AuditedAttemptsSpecification {

        @Override
        protected AccountStores stores() {
            return AccountServicesSpecification.this.stores();
        }
    }

    @Nested
    class AuditTrail extends AuditTrailSpecification {

        @Override
        protected AccountStores stores() {
            return AccountServicesSpecification.this.stores();
        }
    }

    @Nested
    class HostEvent extends HostEventSpecification {

        @Override
        protected AccountStores stores() {
            return AccountServicesSpecification.this.stores();
        }
    }

    @Nested
    class Operations extends OperationsSpecification {

        @Override
        protected AccountStores stores() {
            return AccountServicesSpecification.this.stores();
        }
    }

    @Nested
    class MasterKey extends MasterKeySpecification {

        @Override
        protected AccountStores stores() {
            return AccountServicesSpecification.this.stores();
        }
    }

    @Nested
    class Directory extends DirectorySpecification {

        @Override
        protected AccountStores stores() {
            return AccountServicesSpecification.this.stores();
        }
    }

    @Nested
    class Fault extends FaultSpecification {

        @Override
        protected AccountStores stores() {
            return AccountServicesSpecification.this.stores();
        }
    }

    @Nested
    class Realm extends RealmSpecification {

        @Override
        protected AccountStores stores() {
            return AccountServicesSpecification.this.stores();
        }
    }

    @Nested
    class Notice extends NoticeSpecification {

        @Override
        protected AccountStores stores() {
            return AccountServicesSpecification.this.stores();
        }
    }

    @Nested
    class UserEdit extends UserEditSpecification {

        @Override
        protected AccountStores stores() {
            return AccountServicesSpecification.this.stores();
        }
    }

    @Nested
    class Privilege extends PrivilegeSpecification {

        @Override
        protected AccountStores stores() {
            return AccountServicesSpecification.this.stores();
        }
    }

    @Nested
    class Enrolment extends EnrolmentSpecification {

        @Override
        protected AccountStores stores() {
            return AccountServicesSpecification.this.stores();
        }
    }

    @Nested
    class Proof extends ProofSpecification {

        @Override
        protected AccountStores stores() {
            return AccountServicesSpecification.this.stores();
        }
    }

    @Nested
    class CodeThrottle extends CodeThrottleSpecification {

        @Override
        protected AccountStores stores() {
            return AccountServicesSpecification.this.stores();
        }
    }

    @Nested
    class PasswordRules extends PasswordRulesSpecification {

        @Override
        protected AccountStores stores() {
            return AccountServicesSpecification.this.stores();
        }
    }

    @Nested
    class Hashing extends HashingSpecification {

        @Override
        protected AccountStores stores() {
            return AccountServicesSpecification.this.stores();
        }
    }

    @Nested
    class LegacyHash extends LegacyHashSpecification {

        @Override
        protected AccountStores stores() {
            return AccountServicesSpecification.this.stores();
        }
    }

    @Nested
    class Pepper extends PepperSpecification {

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
