package org.accountkit.benchmarks.programs;

import jakarta.servlet.http.HttpServlet;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** Jetty with one servlet and nothing else. */
final class BareJetty {

    private BareJetty() {}

    static void serve(HttpServlet servlet) throws Exception {
        Server server = new Server();
        ServerConnector connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler();
        context.addServlet(new ServletHolder(servlet), "/hello");
        server.setHandler(context);
        server.start();
        System.out.println("ready: http://127.0.0.1:" + connector.getLocalPort() + "/");
    }
}
