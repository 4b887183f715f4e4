package org.accountkit.testkit.specification;

import org.accountkit.AccountStores;
import org.junit.jupiter.api.Nested;

/** Signing in, sessions, and what slows a guesser down. */
abstract class SignInSpecifications {

    /** {@return stores on a database that is ready for use} */
    protected abstract AccountStores stores();

    @Nested
    class SignIn extends SignInSpecification {

        @Override
        protected AccountStores stores() {
            return SignInSpecifications.this.stores();
        }
    }

    @Nested
    class SecondFactor extends SecondFactorSpecification {

        @Override
        protected AccountStores stores() {
            return SignInSpecifications.this.stores();
        }
    }

    @Nested
    class PendingSignIn extends PendingSignInSpecification {

        @Override
        protected AccountStores stores() {
            return SignInSpecifications.this.stores();
        }
    }

    @Nested
    class Proof extends ProofSpecification {

        @Override
        protected AccountStores stores() {
            return SignInSpecifications.this.stores();
        }
    }

    @Nested
    class Session extends SessionSpecification {

        @Override
        protected AccountStores stores() {
            return SignInSpecifications.this.stores();
        }
    }

    @Nested
    class SessionList extends SessionListSpecification {

        @Override
        protected AccountStores stores() {
            return SignInSpecifications.this.stores();
        }
    }

    @Nested
    class Settings extends SettingsSpecification {

        @Override
        protected AccountStores stores() {
            return SignInSpecifications.this.stores();
        }
    }

    @Nested
    class HostSession extends HostSessionSpecification {

        @Override
        protected AccountStores stores() {
            return SignInSpecifications.this.stores();
        }
    }

    @Nested
    class Device extends DeviceSpecification {

        @Override
        protected AccountStores stores() {
            return SignInSpecifications.this.stores();
        }
    }

    @Nested
    class Throttle extends ThrottleSpecification {

        @Override
        protected AccountStores stores() {
            return SignInSpecifications.this.stores();
        }
    }

    @Nested
    class OriginThrottle extends OriginThrottleSpecification {

        @Override
        protected AccountStores stores() {
            return SignInSpecifications.this.stores();
        }
    }

    @Nested
    class CodeThrottle extends CodeThrottleSpecification {

        @Override
        protected AccountStores stores() {
            return SignInSpecifications.this.stores();
        }
    }

    @Nested
    class Lock extends LockSpecification {

        @Override
        protected AccountStores stores() {
            return SignInSpecifications.this.stores();
        }
    }

    @Nested
    class Observer extends ObserverSpecification {

        @Override
        protected AccountStores stores() {
            return SignInSpecifications.this.stores();
        }
    }

    @Nested
    class SessionTimes extends SessionTimesSpecification {

        @Override
        protected AccountStores stores() {
            return SignInSpecifications.this.stores();
        }
    }

    @Nested
    class DeviceEviction extends DeviceEvictionSpecification {

        @Override
        protected AccountStores stores() {
            return SignInSpecifications.this.stores();
        }
    }

    @Nested
    class DeviceForgetting extends DeviceForgettingSpecification {

        @Override
        protected AccountStores stores() {
            return SignInSpecifications.this.stores();
        }
    }

    @Nested
    class AccountLock extends AccountLockSpecification {

        @Override
        protected AccountStores stores() {
            return SignInSpecifications.this.stores();
        }
    }
}
