package org.accountkit.testkit.jdbc;

import java.util.List;
import javax.sql.DataSource;
import org.accountkit.AccountStores;
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
import org.accountkit.transaction.StoreFailedException;
import org.accountkit.transaction.UnitOfWork;
import org.accountkit.twofactor.RecoveryCodeStore;
import org.accountkit.twofactor.TotpStore;
import org.accountkit.user.AccountStateStore;
import org.accountkit.user.RoleStore;
import org.accountkit.user.UserStore;

/** All stores on plain JDBC and H2: the example of docs/write-an-adapter.md. */
class JdbcStores implements AccountStores {

    private final JdbcUnitOfWork units;
    private final Sql sql;

    /** The tables of {@code schema.sql} must exist. */
    JdbcStores(DataSource dataSource) {
        this(new JdbcUnitOfWork(dataSource));
    }

    private JdbcStores(JdbcUnitOfWork units) {
        this(units, new Sql(units));
    }

    JdbcStores(JdbcUnitOfWork units, Sql sql) {
        this.units = units;
        this.sql = sql;
    }

    @Override
    public UnitOfWork unitOfWork() {
        return units;
    }

    @Override
    public UserStore users() {
        return new JdbcUserStore(sql);
    }

    @Override
    public AccountStateStore accountStates() {
        return new JdbcAccountStateStore(sql);
    }

    @Override
    public RoleStore roles() {
        return new JdbcRoleStore(sql);
    }

    @Override
    public PasswordStore passwords() {
        return new JdbcPasswordStore(sql);
    }

    @Override
    public PasswordResetStore passwordResets() {
        return new JdbcPasswordResetStore(sql);
    }

    @Override
    public SessionStore sessions() {
        return new JdbcSessionStore(sql);
    }

    @Override
    public ApiKeyStore apiKeys() {
        return new JdbcApiKeyStore(sql);
    }

    @Override
    public DownloadTokenStore downloadTokens() {
        return new JdbcDownloadTokenStore(sql);
    }

    @Override
    public TotpStore totps() {
        return new JdbcTotpStore(sql);
    }

    @Override
    public RecoveryCodeStore recoveryCodes() {
        return new JdbcRecoveryCodeStore(sql);
    }

    @Override
    public PendingSignInStore pendingSignIns() {
        return new JdbcPendingSignInStore(sql);
    }

    @Override
    public KnownDeviceStore knownDevices() {
        return new JdbcKnownDeviceStore(sql);
    }

    @Override
    public AttemptStore attempts() {
        return new JdbcAttemptStore(sql);
    }

    @Override
    public MasterKeyStore masterKeys() {
        return new JdbcMasterKeyStore(sql);
    }

    @Override
    public AuditLog auditLog() {
        return new JdbcAuditLog(sql);
    }

    @Override
    public AccessReader accessReader() {
        return new JdbcAccessReader(sql);
    }

    /** {@return one sentence if the tables are missing} */
    @Override
    public List<String> problems() {
        try {
            sql.exists("select 1 from app_user limit 1");
            return List.of();
        } catch (StoreFailedException e) {
            return List.of("The tables of schema.sql are missing: " + e.getMessage());
        }
    }
}
