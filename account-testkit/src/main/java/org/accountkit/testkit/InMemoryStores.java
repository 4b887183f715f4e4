package org.accountkit.testkit;

import org.accountkit.AccountStores;
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
 * All stores in memory, for tests; their contents are lost with the process. They keep every promise of the ports, with
 * real units of work, one at a time. Safe for use by several threads; several {@code AccountServices} on the same
 * instance act as several nodes on one database.
 */
public final class InMemoryStores implements AccountStores {

    private final InMemoryUnitOfWork units = new InMemoryUnitOfWork();
    private final UserStore users = new InMemoryUserStore(units);
    private final AccountStateStore accountStates = new InMemoryAccountStateStore(units);
    private final RoleStore roles = new InMemoryRoleStore(units);
    private final PasswordStore passwords = new InMemoryPasswordStore(units);
    private final PasswordResetStore passwordResets = new InMemoryPasswordResetStore(units);
    private final SessionStore sessions = new InMemorySessionStore(units);
    private final ApiKeyStore apiKeys = new InMemoryApiKeyStore(units);
    private final DownloadTokenStore downloadTokens = new InMemoryDownloadTokenStore(units);
    private final TotpStore totps = new InMemoryTotpStore(units);
    private final RecoveryCodeStore recoveryCodes = new InMemoryRecoveryCodeStore(units);
    private final PendingSignInStore pendingSignIns = new InMemoryPendingSignInStore(units);
    private final KnownDeviceStore knownDevices = new InMemoryKnownDeviceStore(units);
    private final AttemptStore attempts = new InMemoryAttemptStore(units);
    private final MasterKeyStore masterKeys = new InMemoryMasterKeyStore(units);
    private final AuditLog auditLog = new InMemoryAuditLog(units);

    /** Creates empty stores. */
    public InMemoryStores() {}

    @Override
    public UnitOfWork unitOfWork() {
        return units;
    }

    @Override
    public UserStore users() {
        return users;
    }

    @Override
    public AccountStateStore accountStates() {
        return accountStates;
    }

    @Override
    public RoleStore roles() {
        return roles;
    }

    @Override
    public PasswordStore passwords() {
        return passwords;
    }

    @Override
    public PasswordResetStore passwordResets() {
        return passwordResets;
    }

    @Override
    public SessionStore sessions() {
        return sessions;
    }

    @Override
    public ApiKeyStore apiKeys() {
        return apiKeys;
    }

    @Override
    public DownloadTokenStore downloadTokens() {
        return downloadTokens;
    }

    @Override
    public TotpStore totps() {
        return totps;
    }

    @Override
    public RecoveryCodeStore recoveryCodes() {
        return recoveryCodes;
    }

    @Override
    public PendingSignInStore pendingSignIns() {
        return pendingSignIns;
    }

    @Override
    public KnownDeviceStore knownDevices() {
        return knownDevices;
    }

    @Override
    public AttemptStore attempts() {
        return attempts;
    }

    @Override
    public MasterKeyStore masterKeys() {
        return masterKeys;
    }

    @Override
    public AuditLog auditLog() {
        return auditLog;
    }

    /** {@return false: nothing outlives the process} */
    @Override
    public boolean durable() {
        return false;
    }
}
