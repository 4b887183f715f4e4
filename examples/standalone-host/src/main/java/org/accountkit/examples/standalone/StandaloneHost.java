package org.accountkit.examples.standalone;

import java.net.URI;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Function;
import org.accountkit.AccountServices;
import org.accountkit.UnsafeWiringException;
import org.accountkit.examples.standalone.command.Commands;
import org.accountkit.examples.standalone.command.Console;
import org.accountkit.transaction.StoreUnavailableException;
import org.accountkit.web.AccountRoutes;
import org.accountkit.web.AccountRoutesBuilder;

/**
 * A complete host in one process: AccountKit on Jetty, Hibernate and a database, configured by the environment. It
 * either starts completely or not at all.
 */
public final class StandaloneHost implements AutoCloseable {

    private final URI page;
    private final WebServer server;
    private final AccountServices accounts;
    private final Deque<AutoCloseable> opened;

    private StandaloneHost(URI page, WebServer server, AccountServices accounts, Deque<AutoCloseable> opened) {
        this.page = page;
        this.server = server;
        this.accounts = accounts;
        this.opened = opened;
    }

    /**
     * Runs until the process is ended, or runs a command.
     *
     * @param arguments a command for operators with its options, or none to start the host
     */
    public static void main(String[] arguments) {
        if (arguments.length > 0) {
            HostLogging.configure();
            System.exit(Commands.run(arguments, Console.ofProcess()));
        }
        try {
            HostLogging.configure(System.getenv());
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
        HostMetrics metrics = new HostMetrics();
        try {
            AccountServices accounts = open(opened, HostAccounts.open(settings, server.port(), metrics, clock))
                    .services();
            accounts.verify();
            settings.restoredAt().ifPresent(new RestoredBackup(accounts.operations(), System.out)::end);
            new FirstStart(accounts.operations(), System.out).prepare(settings.adminPassword());
            settings.exposure()
                    .metricsPort()
                    .map(port -> MetricsServer.start(settings.exposure(), port, text -> {
                        metrics.writeTo(text);
                        server.writeTo(text);
                    }))
                    .ifPresent(opened::push);
            server.start(routes(settings, accounts), clock);
            return new StandaloneHost(page(settings, server), server, accounts, opened);
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

    private static AccountRoutes routes(HostSettings settings, AccountServices accounts) {
        AccountRoutesBuilder builder = AccountRoutes.builder(accounts)
                .development(settings.mode() != HostSettings.Mode.PRODUCTION)
                .passwordReset(settings.passwordReset())
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
        return page;
    }

    private static URI page(HostSettings settings, WebServer server) {
        return URI.create("http://" + settings.exposure().urlHost() + ':' + server.port() + "/account/");
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
