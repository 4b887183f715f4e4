package org.accountkit.testkit;

import org.accountkit.AccountStores;
import org.junit.jupiter.api.Nested;

/**
 * The contracts of all ports together. Extend it and return your {@link #stores()}, and every promise is tested. If you
 * implement only one port, extend the contract of that port.
 */
public abstract class AccountStoresContract {

    /** For subclasses. */
    protected AccountStoresContract() {}

    /**
     * Returns the stores to test. Called before each test. They may be empty or contain what earlier tests left behind:
     * every test uses its own ids and realms.
     *
     * @return stores on a database that is ready for use
     */
    protected abstract AccountStores stores();

    @Nested
    class UnitsOfWork extends UnitOfWorkContract {

        @Override
        protected AccountStores stores() {
            return AccountStoresContract.this.stores();
        }
    }

    @Nested
    class UnitRetries extends UnitRetryContract {

        @Override
        protected AccountStores stores() {
            return AccountStoresContract.this.stores();
        }
    }

    @Nested
    class FailedUnits extends UnitFailureContract {

        @Override
        protected AccountStores stores() {
            return AccountStoresContract.this.stores();
        }
    }

    @Nested
    class StoresInUnits extends StoreUnitContract {

        @Override
        protected AccountStores stores() {
            return AccountStoresContract.this.stores();
        }
    }

    @Nested
    class ViolatedKeys extends ViolatedKeyContract {

        @Override
        protected AccountStores stores() {
            return AccountStoresContract.this.stores();
        }
    }

    @Nested
    class Users extends UserStoreContract {

        @Override
        protected AccountStores stores() {
            return AccountStoresContract.this.stores();
        }
    }

    @Nested
    class ListsOfUsers extends UserListContract {

        @Override
        protected AccountStores stores() {
            return AccountStoresContract.this.stores();
        }
    }

    @Nested
    class ContactsOfUsers extends UserContactContract {
        @Override
        protected AccountStores stores() {
            return AccountStoresContract.this.stores();
        }
    }

    @Nested
    class AccountStates extends AccountStateStoreContract {

        @Override
        protected AccountStores stores() {
            return AccountStoresContract.this.stores();
        }
    }

    @Nested
    class Roles extends RoleStoreContract {

        @Override
        protected AccountStores stores() {
            return AccountStoresContract.this.stores();
        }
    }

    @Nested
    class Passwords extends PasswordStoreContract {

        @Override
        protected AccountStores stores() {
            return AccountStoresContract.this.stores();
        }
    }

    @Nested
    class PasswordResets extends PasswordResetStoreContract {
        @Override
        protected AccountStores stores() {
            return AccountStoresContract.this.stores();
        }
    }

    @Nested
    class Sessions extends SessionStoreContract {

        @Override
        protected AccountStores stores() {
            return AccountStoresContract.this.stores();
        }
    }

    @Nested
    class ApiKeys extends ApiKeyStoreContract {

        @Override
        protected AccountStores stores() {
            return AccountStoresContract.this.stores();
        }
    }

    @Nested
    class NumbersOfApiKeys extends ApiKeyNumberContract {

        @Override
        protected AccountStores stores() {
            return AccountStoresContract.this.stores();
        }
    }

    @Nested
    class DownloadTokens extends DownloadTokenStoreContract {

        @Override
        protected AccountStores stores() {
            return AccountStoresContract.this.stores();
        }
    }

    @Nested
    class Totps extends TotpStoreContract {

        @Override
        protected AccountStores stores() {
            return AccountStoresContract.this.stores();
        }
    }

    @Nested
    class TotpEnrolments extends TotpEnrolmentContract {

        @Override
        protected AccountStores stores() {
            return AccountStoresContract.this.stores();
        }
    }

    @Nested
    class TotpSeals extends TotpSealContract {

        @Override
        protected AccountStores stores() {
            return AccountStoresContract.this.stores();
        }
    }

    @Nested
    class PendingTotps extends PendingTotpContract {

        @Override
        protected AccountStores stores() {
            return AccountStoresContract.this.stores();
        }
    }

    @Nested
    class RecoveryCodes extends RecoveryCodeStoreContract {

        @Override
        protected AccountStores stores() {
            return AccountStoresContract.this.stores();
        }
    }

    @Nested
    class PendingSignIns extends PendingSignInStoreContract {

        @Override
        protected AccountStores stores() {
            return AccountStoresContract.this.stores();
        }
    }

    @Nested
    class KnownDevices extends KnownDeviceStoreContract {

        @Override
        protected AccountStores stores() {
            return AccountStoresContract.this.stores();
        }
    }

    @Nested
    class Attempts extends AttemptStoreContract {

        @Override
        protected AccountStores stores() {
            return AccountStoresContract.this.stores();
        }
    }

    @Nested
    class MasterKeys extends MasterKeyStoreContract {

        @Override
        protected AccountStores stores() {
            return AccountStoresContract.this.stores();
        }
    }

    @Nested
    class AuditLogs extends AuditLogContract {

        @Override
        protected AccountStores stores() {
            return AccountStoresContract.this.stores();
        }
    }

    @Nested
    class Sweeps extends SweepContract {

        @Override
        protected AccountStores stores() {
            return AccountStoresContract.this.stores();
        }
    }

    @Nested
    class AccessReaders extends AccessReaderContract {

        @Override
        protected AccountStores stores() {
            return AccountStoresContract.this.stores();
        }
    }

    @Nested
    class Upkeep extends UpkeepContract {

        @Override
        protected AccountStores stores() {
            return AccountStoresContract.this.stores();
        }
    }
}
