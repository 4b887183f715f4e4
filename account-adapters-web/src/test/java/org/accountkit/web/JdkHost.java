package org.accountkit.web;

import com.sun.net.httpserver.HttpContext;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.accountkit.access.Caller;
import org.accountkit.access.RefusalCode;
import org.accountkit.web.jdk.AccountGuard;
import org.accountkit.web.jdk.AccountHandler;
import org.accountkit.web.jdk.ServerLimits;

/** A host on the JDK's server: AccountKit's routes, some of the host's own, and a download. */
final class JdkHost {

    /** The JDK reads them once a process, so all tests use the same. */
    static final ServerLimits LIMITS = new ServerLimits(Duration.ofSeconds(2), Duration.ofSeconds(30), 100);

    private final HttpServer server;

    JdkHost(World world) throws IOException {
        server = LIMITS.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        server.createContext("/account", AccountHandler.of(world.routes));
        server.createContext("/elsewhere", AccountHandler.of(world.routes));
        guard(server.createContext("/hello", JdkHost::greet), AccountGuard.sessionOrKey(world.routes));
        guard(
                server.createContext("/public", JdkHost::greet),
                AccountGuard.of(world.routes, RouteRule.callerIfPresent()));
        guard(server.createContext("/downloads", JdkHost::greet), AccountGuard.of(world.routes, RouteRule.download()));
        server.start();
    }

    private static void guard(HttpContext context, AccountGuard guard) {
        context.getFilters().add(guard);
    }

    private static void greet(HttpExchange exchange) throws IOException {
        switch (exchange.getRequestURI().getPath()) {
            case "/hello/refused" -> throw RefusalCode.FORBIDDEN.refused();
            case "/hello/failed" -> throw new IllegalStateException("canary");
            default ->
                greet(
                        exchange,
                        AccountGuard.findCaller(exchange).map(JdkHost::name).orElse("somebody"));
        }
    }

    private static void greet(HttpExchange exchange, String name) throws IOException {
        byte[] text = ("Hello, " + name).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Cache-Control", "private");
        exchange.sendResponseHeaders(200, text.length);
        exchange.getResponseBody().write(text);
        exchange.close();
    }

    private static String name(Caller caller) {
        return caller.account().user().username().text();
    }

    String origin() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    HttpResponse<String> send(String method, String path, String body, String... headers) throws Exception {
        return new HostClient(origin()).send(method, path, body, headers);
    }

    void stop() {
        server.stop(0);
    }
}
