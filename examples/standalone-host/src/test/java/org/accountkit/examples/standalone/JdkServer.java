package org.accountkit.examples.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.accountkit.access.AccessRule;
import org.accountkit.access.RefusalCode;
import org.accountkit.web.AccountRoutes;
import org.accountkit.web.RouteRule;
import org.accountkit.web.jdk.AccountGuard;
import org.accountkit.web.jdk.AccountHandler;
import org.accountkit.web.jdk.ExchangeRequest;
import org.accountkit.web.jdk.ServerLimits;

/** The same routes on the JDK's server. */
final class JdkServer implements WebServer {

    private final HttpServer server;

    private JdkServer(HttpServer server) {
        this.server = server;
    }

    static WebServer reserve(HostSettings settings) {
        try {
            InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), settings.port());
            return new JdkServer(ServerLimits.DEFAULT.create(address));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void start(AccountRoutes routes, Clock clock) {
        server.createContext("/account", AccountHandler.of(routes));
        serve("/hello", routes, RouteRule.of(AccessRule.sessionOrKey()), exchange -> hello(exchange, clock));
        serve("/downloads/", routes, RouteRule.download(), JdkServer::download);
        server.createContext("/.well-known/change-password", redirect("/account/#/user-settings/password"));
        server.createContext("/", exchange -> others(exchange, routes));
        server.start();
    }

    private static void others(HttpExchange exchange, AccountRoutes routes) throws IOException {
        if (exchange.getRequestURI().getPath().equals("/")) {
            redirect("/account/").handle(exchange);
        } else {
            ExchangeRequest request = ExchangeRequest.of(exchange);
            request.send(routes.refuse(request, RefusalCode.NOT_FOUND.refused()));
        }
    }

    private void serve(String path, AccountRoutes routes, RouteRule rule, HttpHandler handler) {
        server.createContext(path, handler).getFilters().add(AccountGuard.of(routes, rule));
    }

    private static void hello(HttpExchange exchange, Clock clock) throws IOException {
        switch (exchange.getRequestMethod()) {
            case "GET", "HEAD" -> send(exchange, HelloServlet.greeting(AccountGuard.caller(exchange)));
            case "POST" -> {
                HelloServlet.WRITE.check(AccountGuard.caller(exchange), clock.instant());
                exchange.sendResponseHeaders(204, -1);
                exchange.close();
            }
            default -> {
                exchange.getResponseHeaders().set("Allow", String.join(", ", HelloServlet.METHODS));
                exchange.sendResponseHeaders(405, -1);
                exchange.close();
            }
        }
    }

    private static void download(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath().substring("/downloads".length());
        send(exchange, DownloadsServlet.file(path, parameter(exchange, "hostname")));
    }

    private static Optional<String> parameter(HttpExchange exchange, String name) {
        String query =
                Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
        return Arrays.stream(query.split("&", -1))
                .filter(pair -> pair.startsWith(name + '='))
                .map(pair -> URLDecoder.decode(pair.substring(name.length() + 1), UTF_8))
                .findFirst();
    }

    private static void send(HttpExchange exchange, String text) throws IOException {
        byte[] body = text.getBytes(UTF_8);
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.getResponseHeaders().set("Content-Type", "text/plain;charset=utf-8");
        exchange.sendResponseHeaders(200, head ? -1 : body.length);
        if (!head) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    private static HttpHandler redirect(String location) {
        return exchange -> {
            exchange.getResponseHeaders().put("Location", List.of(location));
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        };
    }

    @Override
    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
