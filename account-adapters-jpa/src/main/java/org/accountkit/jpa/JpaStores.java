package org.accountkit.jpa;

import jakarta.persistence.EntityManagerFactory;
import java.util.List;
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
import org.accountkit.transaction.UnitOfWork;
import org.accountkit.twofactor.RecoveryCodeStore;
import org.accountkit.twofactor.TotpStore;
import org.accountkit.user.AccountStateStore;
import org.accountkit.user.RoleStore;
import org.accountkit.user.UserStore;

/**
 * All stores, in the tables {@code account_*} of one database, on Jakarta Persistence. Safe for use by several threads.
 *
 * <p>The host creates the tables from the scripts in {@code org/accountkit/jpa/account-schema/} of this module: plain
 * versioned SQL for H2, PostgreSQL and MariaDB, for Flyway (with the prefix {@code accountkit-} and a history table of
 * their own) or any other tool. The host adds {@link #entityClasses()} to its persistence unit, and gives its connection
 * pool short time limits (connection, socket, lock): a statement that takes longer is reported as unavailable.
 *
 * <p>The stores set the isolation level of their own transactions to READ COMMITTED and leave the connection with the
 * level that it had.
 *
 * <p>Writes need transactions of the entity manager ({@code RESOURCE_LOCAL}), or those of the host by {@link #joining},
 * which is the only way with JTA.
 */
public final class JpaStores implements AccountStores {

    private static final List<Class<?>> ENTITY_CLASSES = List.of(
            AccountStateRow.class,
            ApiKeyRow.class,
            ApiKeyUseRow.class,
            AttemptRow.class,
            AuditEventRow.class,
            DownloadTokenRow.class,
            GuardRow.class,
            KnownDeviceRow.class,
            MasterKeyRow.class,
            PasswordResetRow.class,
            PasswordRow.class,
            PendingSignInRow.class,
            PendingTotpRow.class,
            RecoveryCodeRow.class,
            RecoverySetRow.class,
            RoleRightRow.class,
            RoleRow.class,
            SessionRow.class,
            TotpRow.class,
            UserRoleRow.class,
            UserRow.class,
            UserTermRow.class);

    private final JpaUnitOfWork unitOfWork;
    private final UserStore users;
    private final AccountStateStore accountStates;
    private final RoleStore roles;
    private final PasswordStore passwords;
    private final PasswordResetStore passwordResets;
    private final SessionStore sessions;
    private final ApiKeyStore apiKeys;
    private final DownloadTokenStore downloadTokens;
    private final TotpStore totps;
    private final RecoveryCodeStore recoveryCodes;
    private final PendingSignInStore pendingSignIns;
    private final KnownDeviceStore knownDevices;
    private final AttemptStore attempts;
    private final MasterKeyStore masterKeys;
    private final AuditLog auditLog;
    private final AccessReader accessReader;
    private final DatabaseCheck check;
    private final boolean joinsHost;

    private JpaStores(EntityManagerFactory factory, HostTransaction host, boolean joinsHost, int version) {
        unitOfWork = new JpaUnitOfWork(factory, host, Backoff.JITTERED);
        ManagedEntities entities = new ManagedEntities(factory, ENTITY_CLASSES);
        Database database = new Database(factory, unitOfWork, entities);
        users = new JpaUserStore(database);
        accountStates = new JpaAccountStateStore(database);
        roles = new JpaRoleStore(database);
        passwords = new JpaPasswordStore(database);
        passwordResets = new JpaPasswordResetStore(database);
        sessions = new JpaSessionStore(database);
        apiKeys = new JpaApiKeyStore(database);
        downloadTokens = new JpaDownloadTokenStore(database);
        totps = new JpaTotpStore(database);
        recoveryCodes = new JpaRecoveryCodeStore(database);
        pendingSignIns = new JpaPendingSignInStore(database);
        knownDevices = new JpaKnownDeviceStore(database);
        attempts = new JpaAttemptStore(database);
        masterKeys = new JpaMasterKeyStore(database);
        auditLog = new JpaAuditLog(database);
        accessReader = new JpaAccessReader(database, new AccountCompletion(accountStates, totps, apiKeys, roles));
        CheckConnection connection = new CheckConnection(factory, host);
        check = new DatabaseCheck(
                database,
                connection,
                new SchemaVersion(database, version),
                new IsolationCheck(connection, joinsHost),
                new PersistenceUnitCheck(entities, factory, host),
                ENTITY_CLASSES);
        this.joinsHost = joinsHost;
    }

    /**
     * Returns stores that run their own transactions. They do not take part in those of a transaction manager: what a host
     * writes in one of these commits or fails separately. {@link #problems()} reports a persistence unit of type JTA,
     * whose transactions they cannot begin; other transaction managers cannot be seen from here.
     *
     * @param factory the factory of a persistence unit with the {@link #entityClasses()}; closing it is up to the host
     * @return the stores
     */
    public static JpaStores using(EntityManagerFactory factory) {
        return new JpaStores(factory, new NoHostTransaction(), false, SchemaScripts.latest());
    }

    /**
     * Returns stores that take part in the host's transaction if the thread has one, and otherwise run their own.
     * Inside the host's transaction nothing is retried, and work that must commit separately is refused unless the host
     * can begin a {@link HostTransaction#newTransaction()}. The transaction must run at READ COMMITTED; {@link
     * #problems()} checks the default level of the host's connections.
     *
     * @param factory the factory of a persistence unit with the {@link #entityClasses()}; closing it is up to the host
     * @param host provides the host's transaction
     * @return the stores
     */
    public static JpaStores joining(EntityManagerFactory factory, HostTransaction host) {
        return new JpaStores(factory, host, true, SchemaScripts.latest());
    }

    /** Returns stores as a version of AccountKit has them that was written for another version of the schema. */
    static JpaStores ofVersion(int schemaVersion, EntityManagerFactory factory) {
        return new JpaStores(factory, new NoHostTransaction(), false, schemaVersion);
    }

    /**
     * Reports whether these stores take part in the host's transactions. An integration with a transaction manager can
     * warn of stores that do not.
     *
     * @return whether they were made by {@link #joining}
     */
    public boolean joinsHost() {
        return joinsHost;
    }

    /** {@return the classes that a host adds to the managed classes of its persistence unit} */
    public static List<Class<?>> entityClasses() {
        return ENTITY_CLASSES;
    }

    @Override
    public UnitOfWork unitOfWork() {
        return unitOfWork;
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

    @Override
    public AccessReader accessReader() {
        return accessReader;
    }

    @Override
    public List<String> problems() {
        return check.problems();
    }
}
