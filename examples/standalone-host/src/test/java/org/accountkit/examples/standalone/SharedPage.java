package org.accountkit.examples.standalone;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.TestInstancePostProcessor;

/** Gives all checks of the page the same host, browser and page of somebody else's: each costs seconds to start. */
final class SharedPage implements TestInstancePostProcessor {

    @Override
    public void postProcessTestInstance(Object test, ExtensionContext context) {
        Opened opened = context.getRoot()
                .getStore(Namespace.create(SharedPage.class))
                .getOrComputeIfAbsent(Opened.class, type -> new Opened(), Opened.class);
        ((PageChecks) test).use(opened.premises, opened.browser, opened.shop);
    }

    /** A site of another origin, whose pages embed panels. */
    static final class Shop implements AutoCloseable {

        private final HttpServer server = bound();

        private static HttpServer bound() {
            try {
                return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        String origin() {
            return "http://127.0.0.1:" + server.getAddress().getPort();
        }

        /** Serves a text at a path, and returns its address. */
        String serve(String path, String type, String text) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            server.createContext(path, exchange -> {
                exchange.getResponseHeaders().put("Content-Type", List.of(type + "; charset=utf-8"));
                exchange.sendResponseHeaders(200, bytes.length);
                try (exchange) {
                    exchange.getResponseBody().write(bytes);
                }
            });
            return origin() + path;
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }

    /** Closed when all tests of the run are done. */
    private static final class Opened implements AutoCloseable {

        private final Path folder;
        private final Shop shop;
        private final Premises premises;
        private final Browser browser;

        Opened() {
            folder = temporary();
            browser = Browser.open();
            shop = new Shop();
            shop.server.start();
            premises = Premises.openNow(folder, "ACCOUNT_ALLOWED_ORIGINS", shop.origin());
        }

        private static Path temporary() {
            try {
                return Files.createTempDirectory("page-checks");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() throws IOException {
            browser.close();
            premises.close();
            shop.close();
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(file -> file.delete());
            }
        }
    }
}
