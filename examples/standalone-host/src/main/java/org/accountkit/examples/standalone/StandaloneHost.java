package org.accountkit.examples.standalone;

import java.net.URI;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Function;
import org.accountkit.AccountServices;
import org.accountkit.AccountServicesBuilder;
import org.accountkit.UnsafeWiringException;
import org.accountkit.password.PasswordHasher;
import org.accountkit.secret.MasterKeys;
import org.accountkit.transaction.StoreUnavailableException;
import org.accountkit.web.AccountRoutes;
import org.accountkit.web.AccountRoutesBuilder;

/**
 * A complete host in one process: AccountKit on Jetty, Hibernate and a database, configured by the environment. It
 * either starts completely or not at all.
 */
public final class StandaloneHost implements AutoCloseable {

    private final WebServer server;
    private final AccountServices accounts;
    private final Deque<AutoCloseable> opened;

    private StandaloneHost(WebServer server, AccountServices accounts, Deque<AutoCloseable> opened) {
        this.server = server;
        this.accounts = accounts;
        this.opened = opened;
    }

    /**
     * Runs until the process is ended.
     *
     * @param arguments none
     */
    public static void main(String[] arguments) {
        HostLogging.configure();
        try {
            StandaloneHost host = start(HostSettings.of(System.getenv()), Clock.systemUTC());
            Runtime.getRuntime().addShutdownHook(new Thread(host::close, "shutdown"));
            System.out.println("AccountKit standalone host ready: " + host.page());
        } catch (StartFailure | UnsafeWiringException | StoreUnavailableException e) {
            System.err.println("AccountKit standalone host failed to start: " + e.getMessage());
            System.exit(1);
        }
    }

    /**
     * Starts a host in this process.
     *
     * @param settings the settings
     * @param clock the clock
     * @return the running host
     * @throws StartFailure if something is missing
     * @throws UnsafeWiringException if the master keys or the database are not usable
     */
    public static StandaloneHost start(HostSettings settings, Clock clock) {
        return start(settings, clock, HostServer::reserve);
    }

    static StandaloneHost start(HostSettings settings, Clock clock, Function<HostSettings, WebServer> reserve) {
        WebServer server = reserve.apply(settings);
        Deque<AutoCloseable> opened = new ArrayDeque<>();
        try {
            HostDatabase database = open(opened, HostDatabase.open(settings));
            AccountServices accounts = open(opened, services(settings, database, clock));
            accounts.verify();
            settings.restoredAt().ifPresent(new RestoredBackup(accounts.operations(), System.out)::end);
            new FirstStart(accounts.operations(), System.out).prepare(settings.adminPassword());
            server.start(routes(settings, accounts), clock);
            return new StandaloneHost(server, accounts, opened);
        } catch (RuntimeException e) {
            server.close();
            closeAll(opened);
            throw e;
        }
    }

    private static <T extends AutoCloseable> T open(Deque<AutoCloseable> opened, T part) {
        opened.push(part);
        return part;
    }

    private static AccountServices services(HostSettings settings, HostDatabase database, Clock clock) {
        MasterKeys keys = settings.masterKeys()
                .orElseGet(() -> new MasterKeyFile(settings.dataFolder().resolve("master.key")).readOrCreate());
        AccountServicesBuilder builder = AccountServices.builder()
                .stores(database.stores())
                .masterKeys(keys)
                .productName("AccountKit Example")
                .tokenPrefix("ex")
                .rights(HostRights.HELLO_WRITE.name())
                .passwordHasher(PasswordHasher.argon2id(settings.argon2()))
                .apiKeysPerUser(settings.apiKeys())
                .auditRetention(settings.auditRetention())
                .notifier(new LogNotifier())
                .clock(clock);
        return settings.mode() == HostSettings.Mode.DEVELOPMENT
                ? builder.forTests().build()
                : builder.build();
    }

    private static AccountRoutes routes(HostSettings settings, AccountServices accounts) {
        AccountRoutesBuilder builder = AccountRoutes.builder(accounts)
                .development(settings.mode() != HostSettings.Mode.PRODUCTION)
                .trustedProxies(settings.trustedProxies())
                .allowedOrigins(settings.allowedOrigins());
        settings.publicOrigin().ifPresent(builder::publicOrigin);
        try {
            return builder.build();
        } catch (IllegalArgumentException e) {
            throw new StartFailure("A setting cannot be read: " + e.getMessage());
        }
    }

    /** {@return the address of the page} */
    public URI page() {
        return URI.create("http://127.0.0.1:" + server.port() + "/account/");
    }

    /** {@return the services behind the routes} */
    public AccountServices accounts() {
        return accounts;
    }

    /** Stops listening, writes the collected times of last use, and closes the database. */
    @Override
    public void close() {
        server.close();
        closeAll(opened);
    }

    private static void closeAll(Deque<AutoCloseable> opened) {
        while (!opened.isEmpty()) {
            close(opened.pop());
        }
    }

    private static void close(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            System.getLogger(StandaloneHost.class.getName())
                    .log(System.Logger.Level.WARNING, "Failed to close: {0}", e.toString());
        }
    }
}
