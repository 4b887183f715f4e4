package org.accountkit;

import java.util.List;
import org.accountkit.access.AccessReader;
import org.accountkit.apikey.ApiKeyStore;
import org.accountkit.audit.AuditLog;
import org.accountkit.download.DownloadTokenStore;
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
 * All stores of one database, as an adapter supplies them. They share one {@link #unitOfWork()}. Safe for use by several
 * threads.
 */
public interface AccountStores {

    /** {@return the unit of work that all stores take part in} */
    UnitOfWork unitOfWork();

    /** {@return users} */
    UserStore users();

    /** {@return account states} */
    AccountStateStore accountStates();

    /** {@return roles} */
    RoleStore roles();

    /** {@return password hashes} */
    PasswordStore passwords();

    /** {@return sessions} */
    SessionStore sessions();

    /** {@return API keys} */
    ApiKeyStore apiKeys();

    /** {@return download tokens} */
    DownloadTokenStore downloadTokens();

    /** {@return TOTP credentials} */
    TotpStore totps();

    /** {@return recovery codes} */
    RecoveryCodeStore recoveryCodes();

    /** {@return pending sign-ins} */
    PendingSignInStore pendingSignIns();

    /** {@return known devices} */
    KnownDeviceStore knownDevices();

    /** {@return attempt counters} */
    AttemptStore attempts();

    /** {@return check values of the master keys} */
    MasterKeyStore masterKeys();

    /** {@return the audit log} */
    AuditLog auditLog();

    /**
     * {@return what answers the question of the hot path: these stores one after the other, unless an adapter can answer
     * in one read}
     */
    default AccessReader accessReader() {
        return ComposedAccessReader.of(this);
    }

    /** {@return whether what is stored outlives the process} */
    default boolean durable() {
        return true;
    }

    /**
     * Looks at schema and settings of the database.
     *
     * @return one sentence per problem, none when all is well
     */
    default List<String> problems() {
        return List.of();
    }
}
