package org.accountkit.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.accountkit.access.Caller;
import org.accountkit.access.RefusalCode;
import org.accountkit.user.Right;
import org.accountkit.web.jdk.AccountGuard;
import org.accountkit.web.jdk.AccountHandler;
import org.accountkit.web.jdk.ServerLimits;
import org.accountkit.web.servlet.AccountFilter;
import org.accountkit.web.servlet.AccountServlet;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The examples of docs/http.md, as they are there. */
class HttpDocumentTest {

    private final World world = new World(settings -> settings.development(true));
    private final AccountRoutes routes = world.routes;

    @AfterEach
    void end() {
        world.close();
    }

    @Test
    void the_document_shows_what_is_run_here() throws IOException {
        String document = Files.readString(Path.of("..", "docs", "http.md"));
        List<String> examples = Pattern.compile("(?s)```java\\n(.*?)```")
                .matcher(document)
                .results()
                .map(MatchResult::group)
                .map(HttpDocumentTest::withoutFence)
                .toList();
        String sources = Stream.of("HttpDocumentTest.java", "JettyBinding.java")
                .map(HttpDocumentTest::source)
                .reduce("", String::concat);

        assertThat(examples)
                .hasSizeGreaterThan(3)
                .allSatisfy(example -> assertThat(sources).contains(example));
    }

    private static String withoutFence(String example) {
        return withoutSpace(example.replaceAll("```(java)?", ""));
    }

    private static String withoutSpace(String text) {
        return text.replaceAll("\\s", "");
    }

    private static String source(String file) {
        try {
            return withoutSpace(Files.readString(Path.of("src/test/java/org/accountkit/web", file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void servlets() throws Exception {
        ServletContextHandler context = new ServletContextHandler();
        context.addServletContainerInitializer((classes, servletContext) -> register(servletContext));
        try (RunningJetty host = new RunningJetty(context)) {
            assertGreets(host.client(), "/api/orders");
        }
    }

    private void register(ServletContext servletContext) {
        servletContext.addServlet("account", AccountServlet.of(routes)).addMapping("/account/*");
        servletContext.addServlet("orders", new OrdersServlet()).addMapping("/api/orders");
        servletContext
                .addFilter("caller", AccountFilter.sessionOrKey(routes))
                .addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/api/*");
    }

    private static final class OrdersServlet extends HttpServlet {

        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            Caller caller = AccountFilter.caller(request);
            if (!caller.has(new Right("hello.write"))) {
                throw RefusalCode.FORBIDDEN.refused();
            }
            response.getWriter().print("Orders of " + request.getRemoteUser());
        }
    }

    @Test
    void the_servers_of_the_jdk() throws Exception {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

        HttpServer server = ServerLimits.DEFAULT.create(address);
        server.createContext("/account", AccountHandler.of(routes));
        server.createContext("/api/orders", exchange -> {
                    Caller caller = AccountGuard.caller(exchange);
                    byte[] text = ("Orders of " + caller.account().user().username()).getBytes(UTF_8);
                    exchange.sendResponseHeaders(200, text.length);
                    exchange.getResponseBody().write(text);
                    exchange.close();
                })
                .getFilters()
                .add(AccountGuard.sessionOrKey(routes));
        server.start();

        assertGreets(new HostClient("http://127.0.0.1:" + server.getAddress().getPort()), "/api/orders");
        server.stop(0);
    }

    @Test
    void any_other_server() throws Exception {
        try (RunningJetty host = new RunningJetty(new JettyBinding(routes, new Orders()))) {
            HostClient client = host.client();
            assertGreets(client, "/api/orders");
            String admin = client.signIn("admin");
            assertThat(client.send("GET", "/api/refused", "", "Cookie", admin).statusCode())
                    .isEqualTo(403);
            assertThat(client.send("HEAD", "/account/api/health", "").headers().firstValue("Content-Length"))
                    .contains("15");
            assertThat(client.send("POST", "/account/api/sign-out", "", "Cookie", admin)
                            .statusCode())
                    .isEqualTo(204);
        }
    }

    private static final class Orders extends Handler.Abstract {

        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            if (request.getHttpURI().getPath().equals("/api/refused")) {
                throw RefusalCode.FORBIDDEN.refused();
            }
            Caller caller = (Caller) request.getAttribute("caller");
            Content.Sink.write(
                    response, true, "Orders of " + caller.account().user().username(), callback);
            return true;
        }
    }

    private static void assertGreets(HostClient client, String path) throws Exception {
        assertThat(client.send("GET", path, "").statusCode()).isEqualTo(401);
        assertThat(client.send("GET", path, "", "Cookie", client.signIn("admin"))
                        .body())
                .isEqualTo("Orders of admin");
    }

    /** A Jetty with one handler. */
    private static final class RunningJetty implements AutoCloseable {

        private final Server server = new Server();
        private final ServerConnector connector = new ServerConnector(server);

        RunningJetty(Handler handler) throws Exception {
            connector.setHost("127.0.0.1");
            server.addConnector(connector);
            server.setHandler(handler);
            server.start();
        }

        HostClient client() {
            return new HostClient("http://127.0.0.1:" + connector.getLocalPort());
        }

        @Override
        public void close() {
            try {
                server.stop();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
