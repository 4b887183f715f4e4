package org.accountkit.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse;
import java.util.EnumSet;
import java.util.Optional;
import org.accountkit.access.RefusalCode;
import org.accountkit.user.Right;
import org.accountkit.web.servlet.AccountFilter;
import org.accountkit.web.servlet.AccountServlet;
import org.eclipse.jetty.ee11.servlet.FilterHolder;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** A host in a servlet container: AccountKit's routes, one of the host's own pages and a download. */
final class JettyHost {

    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);

    JettyHost(World world) throws Exception {
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler();
        context.addServlet(new ServletHolder(AccountServlet.of(world.routes)), "/account/*");
        context.addServlet(new ServletHolder(new Hello()), "/hello");
        context.addServlet(new ServletHolder(new Hello()), "/downloads/*");
        guard(context, AccountFilter.sessionOrKey(world.routes), "/hello", "/account/*");
        guard(context, AccountFilter.downloads(world.routes), "/downloads/*");
        context.addServlet(new ServletHolder(new ServletOfAFramework()), "/framework/*");
        guard(context, AccountFilter.callerIfPresent(world.routes), "/framework/*");
        context.addServlet(new ServletHolder(AccountServlet.of(world.routes)), "/elsewhere/*");
        server.setHandler(context);
        server.start();
    }

    private static void guard(ServletContextHandler context, Filter filter, String... paths) {
        for (String path : paths) {
            context.addFilter(new FilterHolder(filter), path, EnumSet.of(DispatcherType.REQUEST));
        }
    }

    String origin() {
        return "http://127.0.0.1:" + connector.getLocalPort();
    }

    /** Sends a request from one of our own pages; headers are names and values in turn. */
    HttpResponse<String> send(String method, String path, String body, String... headers) throws Exception {
        return client().send(method, path, body, headers);
    }

    HttpResponse<String> send(String method, String path, BodyPublisher body, String... headers) throws Exception {
        return client().send(method, path, body, headers);
    }

    private HostClient client() {
        return new HostClient(origin());
    }

    void stop() throws Exception {
        server.stop();
    }

    /** Greets its caller; writing needs a right. */
    private static final class Hello extends HttpServlet {

        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.setHeader("Cache-Control", "private");
            response.getWriter().write("Hello, " + name(request));
        }

        @Override
        protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.getWriter().write("half an answer");
            if (!AccountFilter.caller(request).has(new Right("hello.write"))) {
                throw RefusalCode.FORBIDDEN.refused("The right hello.write is missing.");
            }
        }

        private static String name(HttpServletRequest request) {
            return Optional.of(request.getServletPath())
                    .filter("/hello"::equals)
                    .map(path -> AccountFilter.caller(request)
                            .account()
                            .user()
                            .username()
                            .text())
                    .orElse("somebody");
        }
    }
}
