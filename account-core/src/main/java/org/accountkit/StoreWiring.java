package org.accountkit;

import java.util.Optional;
import org.accountkit.access.AccessReader;
import org.accountkit.apikey.ApiKeyStore;
import org.accountkit.audit.AuditLog;
import org.accountkit.download.DownloadTokenStore;
import org.accountkit.observation.AccountObserver;
import org.accountkit.observation.engine.SafeObserver;
import org.accountkit.password.PasswordStore;
import org.accountkit.secret.MasterKeyStore;
import org.accountkit.session.SessionStore;
import org.accountkit.signin.KnownDeviceStore;
import org.accountkit.signin.PendingSignInStore;
import org.accountkit.throttle.AttemptStore;
import org.accountkit.transaction.UnitOfWork;
import org.accountkit.twofactor.RecoveryCodeStore;
import org.accountkit.twofactor.TotpStore;
import org.accountkit.user.AccountStateStore;
import org.accountkit.user.RoleStore;
import org.accountkit.user.UserStore;
import org.jspecify.annotations.Nullable;

/**
 * The part of {@link AccountServicesBuilder} that chooses stores and who observes them: all stores of an adapter, or one port at a time. A
 * port that is set individually takes precedence over the adapter's.
 *
 * @param <B> the type of the builder
 */
abstract class StoreWiring<B extends StoreWiring<B>> {

    @Nullable
    AccountStores stores;

    Optional<AccessReader> accessReader = Optional.empty();
    Optional<UnitOfWork> unitOfWork = Optional.empty();
    Optional<UserStore> users = Optional.empty();
    Optional<AccountStateStore> accountStates = Optional.empty();
    Optional<RoleStore> roles = Optional.empty();
    Optional<PasswordStore> passwords = Optional.empty();
    Optional<SessionStore> sessions = Optional.empty();
    Optional<ApiKeyStore> apiKeys = Optional.empty();
    Optional<DownloadTokenStore> downloadTokens = Optional.empty();
    Optional<TotpStore> totps = Optional.empty();
    Optional<RecoveryCodeStore> recoveryCodes = Optional.empty();
    Optional<PendingSignInStore> pendingSignIns = Optional.empty();
    Optional<KnownDeviceStore> knownDevices = Optional.empty();
    Optional<AttemptStore> attempts = Optional.empty();
    Optional<MasterKeyStore> masterKeyChecks = Optional.empty();
    Optional<AuditLog> auditLog = Optional.empty();
    AccountObserver observer = AccountObserver.none();

    StoreWiring() {}

    abstract B self();

    /**
     * Sets all stores.
     *
     * @param value an adapter's stores
     * @return this
     */
    public B stores(AccountStores value) {
        stores = value;
        return self();
    }

    /**
     * Sets the reader that authenticates every request. Rarely needed: the default fits whichever stores are chosen.
     *
     * @param value a reader of the same stores
     * @return this
     */
    public B accessReader(AccessReader value) {
        accessReader = Optional.of(value);
        return self();
    }

    /**
     * Sets the unit of work that all stores take part in.
     *
     * @param value the unit of work
     * @return this
     */
    public B unitOfWork(UnitOfWork value) {
        unitOfWork = Optional.of(value);
        return self();
    }

    /**
     * Sets the store for users, which may be the host's own directory and may be read-only.
     *
     * @param value the store
     * @return this
     */
    public B users(UserStore value) {
        users = Optional.of(value);
        return self();
    }

    /**
     * Sets the store for account states.
     *
     * @param value the store
     * @return this
     */
    public B accountStates(AccountStateStore value) {
        accountStates = Optional.of(value);
        return self();
    }

    /**
     * Sets the store for roles.
     *
     * @param value the store
     * @return this
     */
    public B roles(RoleStore value) {
        roles = Optional.of(value);
        return self();
    }

    /**
     * Sets the store for password hashes.
     *
     * @param value the store
     * @return this
     */
    public B passwords(PasswordStore value) {
        passwords = Optional.of(value);
        return self();
    }

    /**
     * Sets the store for sessions.
     *
     * @param value the store
     * @return this
     */
    public B sessions(SessionStore value) {
        sessions = Optional.of(value);
        return self();
    }

    /**
     * Sets the store for API keys.
     *
     * @param value the store
     * @return this
     */
    public B apiKeys(ApiKeyStore value) {
        apiKeys = Optional.of(value);
        return self();
    }

    /**
     * Sets the store for download tokens.
     *
     * @param value the store
     * @return this
     */
    public B downloadTokens(DownloadTokenStore value) {
        downloadTokens = Optional.of(value);
        return self();
    }

    /**
     * Sets the store for TOTP credentials.
     *
     * @param value the store
     * @return this
     */
    public B totps(TotpStore value) {
        totps = Optional.of(value);
        return self();
    }

    /**
     * Sets the store for recovery codes.
     *
     * @param value the store
     * @return this
     */
    public B recoveryCodes(RecoveryCodeStore value) {
        recoveryCodes = Optional.of(value);
        return self();
    }

    /**
     * Sets the store for pending sign-ins.
     *
     * @param value the store
     * @return this
     */
    public B pendingSignIns(PendingSignInStore value) {
        pendingSignIns = Optional.of(value);
        return self();
    }

    /**
     * Sets the store for known devices.
     *
     * @param value the store
     * @return this
     */
    public B knownDevices(KnownDeviceStore value) {
        knownDevices = Optional.of(value);
        return self();
    }

    /**
     * Sets the store for attempt counters.
     *
     * @param value the store
     * @return this
     */
    public B attempts(AttemptStore value) {
        attempts = Optional.of(value);
        return self();
    }

    /**
     * Sets the store for check values of the master keys.
     *
     * @param value the store
     * @return this
     */
    public B masterKeyChecks(MasterKeyStore value) {
        masterKeyChecks = Optional.of(value);
        return self();
    }

    /**
     * Sets the store for audit events.
     *
     * @param value the store
     * @return this
     */
    public B auditLog(AuditLog value) {
        auditLog = Optional.of(value);
        return self();
    }

    /**
     * Sets the observer that counts sign-ins, refusals, hashes and failures of stores. By default there is none.
     *
     * @param value the observer, which cannot do harm
     * @return this
     */
    public B observer(AccountObserver value) {
        observer = new SafeObserver(value);
        return self();
    }
}
