package org.accountkit;

import java.util.List;
import org.accountkit.access.AccessReader;
import org.accountkit.apikey.ApiKeyStore;
import org.accountkit.audit.AuditLog;
import org.accountkit.download.DownloadTokenStore;
import org.accountkit.password.PasswordResetStore;
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

/**
 * All stores of one database, as an adapter supplies them. They share one {@link #unitOfWork()}: every method of every
 * store takes part in the current unit, or runs in one of its own. Ids and keys differ if their case does.
 * Implementations are safe for use by several threads.
 *
 * <p>A store may throw:
 *
 * <ul>
 *   <li>{@link org.accountkit.transaction.LostRaceException} if another unit won, so that the unit is repeated; also
 *       {@linkplain org.accountkit.transaction.LostRaceException#ofKeyViolation if a unique key is violated} (SQLSTATE
 *       23505), unless the method has an answer for that;
 *   <li>{@link org.accountkit.transaction.StoreUnavailableException} if the database does not answer in time;
 *   <li>{@link org.accountkit.transaction.StoreFailedException} for anything else.
 * </ul>
 *
 * Any other exception is reported as one of the latter two, by the names of its classes alone.
 */
public interface AccountStores {

    /** {@return the unit of work that all stores take part in} */
    UnitOfWork unitOfWork();

    /** {@return the store for users} */
    UserStore users();

    /** {@return the store for account states} */
    AccountStateStore accountStates();

    /** {@return the store for roles} */
    RoleStore roles();

    /** {@return the store for password hashes} */
    PasswordStore passwords();

    /** {@return the store for password reset tokens} */
    PasswordResetStore passwordResets();

    /** {@return the store for sessions} */
    SessionStore sessions();

    /** {@return the store for API keys} */
    ApiKeyStore apiKeys();

    /** {@return the store for download tokens} */
    DownloadTokenStore downloadTokens();

    /** {@return the store for TOTP credentials} */
    TotpStore totps();

    /** {@return the store for recovery codes} */
    RecoveryCodeStore recoveryCodes();

    /** {@return the store for pending sign-ins} */
    PendingSignInStore pendingSignIns();

    /** {@return the store for known devices} */
    KnownDeviceStore knownDevices();

    /** {@return the store for attempt counters} */
    AttemptStore attempts();

    /** {@return the store for check values of the master keys} */
    MasterKeyStore masterKeys();

    /** {@return the audit log} */
    AuditLog auditLog();

    /**
     * {@return the reader that authenticates every request: by default it asks these stores one after the other; an
     * adapter that can answer with a single read returns its own}
     */
    default AccessReader accessReader() {
        return ComposedAccessReader.of(this);
    }

    /** {@return whether stored data outlives the process} */
    default boolean durable() {
        return true;
    }

    /**
     * Checks the schema and the settings of the database.
     *
     * @return one sentence per problem; empty if all is well
     */
    default List<String> problems() {
        return List.of();
    }
}
