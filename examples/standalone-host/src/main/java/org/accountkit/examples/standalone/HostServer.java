package org.accountkit.examples.standalone;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServlet;
import java.io.IOException;
import java.time.Clock;
import java.util.EnumSet;
import org.accountkit.web.AccountRoutes;
import org.accountkit.web.servlet.AccountFilter;
import org.accountkit.web.servlet.AccountServlet;
import org.eclipse.jetty.ee11.servlet.FilterHolder;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;

/** Jetty with AccountKit's servlet, and the host's own routes behind AccountKit's filters. */
final class HostServer implements WebServer {

    /** What the operating system keeps for a client that does not read: megabytes, left to itself. */
    private static final int SEND_BUFFER = 128 * 1024;

    /** How long requests under way may take once the host is stopped. */
    private static final long LONGEST_DRAIN_MILLIS = 10_000;

    private final Server server = new Server();
    private final ServerConnector connector;

    private final HttpLimits limits;
    private final OpenConnections connections;
    private final RequestJournal journal;

    private HostServer(HostSettings settings) {
        limits = settings.limits();
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setHeaderCacheSize(0); // headers carry credentials, which differ from request to request
        connector = new ServerConnector(server, new HttpConnectionFactory(http));
        connector.setHost(settings.exposure().address().getHostAddress());
        connector.setPort(settings.port());
        connector.setAcceptedSendBufferSize(SEND_BUFFER);
        connections = new OpenConnections(connector.getScheduler(), limits, settings.trustedProxies());
        connector.addBean(connections);
        server.addConnector(connector);
        journal = new RequestJournal(settings.exposure().accessLog());
        server.setRequestLog(journal);
        server.setStopTimeout(LONGEST_DRAIN_MILLIS);
    }

    /** Opens the port before creating anything that would have to be undone. */
    static HostServer reserve(HostSettings settings) {
        HostServer reserved = new HostServer(settings);
        try {
            reserved.connector.open();
            return reserved;
        } catch (IOException e) {
            throw new StartFailure("Port " + settings.port() + " on "
                    + settings.exposure().address().getHostAddress()
                    + " cannot be opened: it is in use, or the address is not"
                    + " this machine's; set ACCOUNT_PORT or ACCOUNT_BIND.");
        }
    }

    @Override
    public void start(AccountRoutes routes, Clock clock) {
        ServletContextHandler context = new ServletContextHandler();
        context.addServlet(new ServletHolder(AccountServlet.of(routes)), "/account/*");
        serve(context, "/hello", AccountFilter.sessionOrKey(routes), new HelloServlet(clock));
        serve(context, "/downloads/*", AccountFilter.downloads(routes), new DownloadsServlet());
        context.addServlet(
                new ServletHolder(new RedirectServlet("/account/#/user-settings/password")),
                "/.well-known/change-password");
        context.addServlet(new ServletHolder(new RedirectServlet("/account/")), "");
        ProblemErrorHandler errors = new ProblemErrorHandler(routes);
        context.setErrorHandler(errors);
        server.setErrorHandler(errors);
        server.setHandler(guarded(context, routes));
        try {
            server.start();
        } catch (Exception e) {
            throw new StartFailure("The HTTP server failed to start: " + e.getMessage());
        }
    }

    private Handler guarded(Handler context, AccountRoutes routes) {
        WholeRequests whole = new WholeRequests(connections, routes::mostBytesRead, limits.request());
        whole.setHandler(Compression.of(context));
        PromptReaders prompt = new PromptReaders(limits.response());
        prompt.setHandler(whole);
        return new HealthHandler(new GracefulHandler(prompt));
    }

    private static void serve(ServletContextHandler context, String path, Filter filter, HttpServlet servlet) {
        context.addFilter(new FilterHolder(filter), path, EnumSet.of(DispatcherType.REQUEST));
        context.addServlet(new ServletHolder(servlet), path);
    }

    @Override
    public void writeTo(PrometheusText metrics) {
        journal.writeTo(metrics);
    }

    @Override
    public int port() {
        return connector.getLocalPort();
    }

    /** Accepts no more requests, and waits for those under way. */
    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            System.getLogger(HostServer.class.getName())
                    .log(System.Logger.Level.WARNING, "The HTTP server failed to stop: {0}", e.toString());
        } finally {
            connector.close();
        }
    }
}
