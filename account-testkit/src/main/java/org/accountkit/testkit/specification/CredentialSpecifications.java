package org.accountkit.testkit.specification;

import org.accountkit.AccountStores;
import org.junit.jupiter.api.Nested;

/** What users sign in and call the API with: passwords, two-factor authentication, keys and tokens. */
abstract class CredentialSpecifications {

    /** {@return stores on a database that is ready for use} */
    protected abstract AccountStores stores();

    @Nested
    class Password extends PasswordSpecification {

        @Override
        protected AccountStores stores() {
            return CredentialSpecifications.this.stores();
        }
    }

    @Nested
    class PasswordRules extends PasswordRulesSpecification {

        @Override
        protected AccountStores stores() {
            return CredentialSpecifications.this.stores();
        }
    }

    @Nested
    class PasswordReset extends PasswordResetSpecification {

        @Override
        protected AccountStores stores() {
            return CredentialSpecifications.this.stores();
        }
    }

    @Nested
    class PasswordResetRequest extends PasswordResetRequestSpecification {

        @Override
        protected AccountStores stores() {
            return CredentialSpecifications.this.stores();
        }
    }

    @Nested
    class PasswordResetSecondFactor extends PasswordResetSecondFactorSpecification {

        @Override
        protected AccountStores stores() {
            return CredentialSpecifications.this.stores();
        }
    }

    @Nested
    class PasswordResetRace extends PasswordResetRaceSpecification {

        @Override
        protected AccountStores stores() {
            return CredentialSpecifications.this.stores();
        }
    }

    @Nested
    class PreparedPassword extends PreparedPasswordSpecification {

        @Override
        protected AccountStores stores() {
            return CredentialSpecifications.this.stores();
        }
    }

    @Nested
    class Hashing extends HashingSpecification {

        @Override
        protected AccountStores stores() {
            return CredentialSpecifications.this.stores();
        }
    }

    @Nested
    class LegacyHash extends LegacyHashSpecification {

        @Override
        protected AccountStores stores() {
            return CredentialSpecifications.this.stores();
        }
    }

    @Nested
    class Pepper extends PepperSpecification {

        @Override
        protected AccountStores stores() {
            return CredentialSpecifications.this.stores();
        }
    }

    @Nested
    class TwoFactor extends TwoFactorSpecification {

        @Override
        protected AccountStores stores() {
            return CredentialSpecifications.this.stores();
        }
    }

    @Nested
    class Enrolment extends EnrolmentSpecification {

        @Override
        protected AccountStores stores() {
            return CredentialSpecifications.this.stores();
        }
    }

    @Nested
    class ClockDrift extends ClockDriftSpecification {

        @Override
        protected AccountStores stores() {
            return CredentialSpecifications.this.stores();
        }
    }

    @Nested
    class RecoveryCodes extends RecoveryCodesSpecification {

        @Override
        protected AccountStores stores() {
            return CredentialSpecifications.this.stores();
        }
    }

    @Nested
    class ApiKey extends ApiKeySpecification {

        @Override
        protected AccountStores stores() {
            return CredentialSpecifications.this.stores();
        }
    }

    @Nested
    class ApiKeyAccess extends ApiKeyAccessSpecification {

        @Override
        protected AccountStores stores() {
            return CredentialSpecifications.this.stores();
        }
    }

    @Nested
    class SeveralKeys extends SeveralKeysSpecification {

        @Override
        protected AccountStores stores() {
            return CredentialSpecifications.this.stores();
        }
    }

    @Nested
    class DownloadToken extends DownloadTokenSpecification {

        @Override
        protected AccountStores stores() {
            return CredentialSpecifications.this.stores();
        }
    }

    @Nested
    class DownloadState extends DownloadStateSpecification {

        @Override
        protected AccountStores stores() {
            return CredentialSpecifications.this.stores();
        }
    }

    @Nested
    class PasswordResetIssue extends PasswordResetIssueSpecification {

        @Override
        protected AccountStores stores() {
            return CredentialSpecifications.this.stores();
        }
    }

    @Nested
    class PasswordResetLimit extends PasswordResetLimitSpecification {

        @Override
        protected AccountStores stores() {
            return CredentialSpecifications.this.stores();
        }
    }

    @Nested
    class ApiKeyName extends ApiKeyNameSpecification {

        @Override
        protected AccountStores stores() {
            return CredentialSpecifications.this.stores();
        }
    }

    @Nested
    class LegacyTiming extends LegacyTimingSpecification {

        @Override
        protected AccountStores stores() {
            return CredentialSpecifications.this.stores();
        }
    }

    @Nested
    class WeakTotp extends WeakTotpSpecification {

        @Override
        protected AccountStores stores() {
            return CredentialSpecifications.this.stores();
        }
    }

    @Nested
    class TypedText extends TypedTextSpecification {

        @Override
        protected AccountStores stores() {
            return CredentialSpecifications.this.stores();
        }
    }

    @Nested
    class UnreadableSecret extends UnreadableSecretSpecification {

        @Override
        protected AccountStores stores() {
            return CredentialSpecifications.this.stores();
        }
    }
}
