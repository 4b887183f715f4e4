package org.accountkit.examples.standalone;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.accountkit.access.RefusalCode;
import org.accountkit.web.AccountRoutes;
import org.accountkit.web.servlet.AccountFilter;
import org.accountkit.web.servlet.AccountServlet;
import org.accountkit.web.servlet.ServletAccountRequest;
import org.accountkit.web.servlet.ServletExchange;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.LifecycleState;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;

/** The same routes on Tomcat. */
final class TomcatServer implements WebServer {

    private final Tomcat tomcat = new Tomcat();
    private final Connector connector = new Connector();

    private TomcatServer(int port) {
        tomcat.setBaseDir(folder().toString());
        connector.setPort(port);
        connector.setProperty("address", "127.0.0.1");
        connector.setProperty("maxSwallowSize", "0");
        connector.setAllowTrace(true);
        tomcat.setConnector(connector);
    }

    private static Path folder() {
        try {
            Path folder = Files.createTempDirectory("tomcat");
            folder.toFile().deleteOnExit();
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static WebServer reserve(HostSettings settings) {
        return new TomcatServer(settings.port());
    }

    @Override
    public void start(AccountRoutes routes, Clock clock) {
        Context context = tomcat.addContext("", null);
        serve(context, "/account/*", AccountServlet.of(routes));
        serve(context, "/hello", new HelloServlet(clock));
        guard(context, "/hello", AccountFilter.sessionOrKey(routes));
        serve(context, "/downloads/*", new DownloadsServlet());
        guard(context, "/downloads/*", AccountFilter.downloads(routes));
        serve(context, "/.well-known/change-password", new RedirectServlet("/account/#/user-settings/password"));
        serve(context, "", new RedirectServlet("/account/"));
        serve(context, "/", new NotFound(routes));
        try {
            tomcat.start();
        } catch (LifecycleException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void serve(Context context, String path, HttpServlet servlet) {
        Tomcat.addServlet(context, path, servlet).addMapping(path);
    }

    private static void guard(Context context, String path, Filter filter) {
        FilterDef definition = new FilterDef();
        definition.setFilterName(path);
        definition.setFilter(filter);
        context.addFilterDef(definition);
        FilterMap mapping = new FilterMap();
        mapping.setFilterName(path);
        mapping.addURLPattern(path);
        context.addFilterMap(mapping);
    }

    @Override
    public int port() {
        return connector.getLocalPort();
    }

    @Override
    public void close() {
        if (tomcat.getServer().getState() == LifecycleState.DESTROYED) {
            return;
        }
        try {
            tomcat.stop();
            tomcat.destroy();
        } catch (LifecycleException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Answers what nobody serves. */
    private static final class NotFound extends HttpServlet {

        private static final long serialVersionUID = 1L;

        private final transient AccountRoutes routes;

        private NotFound(AccountRoutes routes) {
            this.routes = routes;
        }

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            ServletExchange.send(
                    routes.refuse(ServletAccountRequest.of(request), RefusalCode.NOT_FOUND.refused()), response);
        }
    }
}
