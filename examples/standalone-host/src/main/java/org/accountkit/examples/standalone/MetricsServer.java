package org.accountkit.examples.standalone;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Serves metrics on a port of their own, which the public cannot reach. */
final class MetricsServer implements AutoCloseable {

    private final HttpServer server;

    private MetricsServer(HttpServer server) {
        this.server = server;
    }

    static MetricsServer start(Exposure exposure, int port, Consumer<PrometheusText> metrics) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(exposure.address(), port), 0);
            server.createContext("/", exchange -> answer(exchange, metrics));
            server.start();
            return new MetricsServer(server);
        } catch (IOException e) {
            throw new StartFailure("Port " + port + " on " + exposure.address().getHostAddress()
                    + " is in use; set ACCOUNT_METRICS_PORT to another port.");
        }
    }

    private static void answer(HttpExchange exchange, Consumer<PrometheusText> metrics) throws IOException {
        try (exchange) {
            if (!exchange.getRequestURI().getPath().equals("/metrics")) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            PrometheusText text = new PrometheusText();
            metrics.accept(text);
            byte[] body = text.toString().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", PrometheusText.CONTENT_TYPE);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
