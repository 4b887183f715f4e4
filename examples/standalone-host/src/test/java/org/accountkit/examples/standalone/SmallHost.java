package org.accountkit.examples.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.accountkit.AccountServices;
import org.accountkit.AccountServicesBuilder;
import org.accountkit.password.Argon2Parameters;
import org.accountkit.password.PasswordHasher;
import org.accountkit.secret.MasterKeys;
import org.accountkit.secret.Secret;
import org.accountkit.testkit.InMemoryStores;
import org.accountkit.testkit.MutableClock;
import org.accountkit.user.Username;
import org.accountkit.web.AccountPage;
import org.accountkit.web.AccountRoutes;
import org.accountkit.web.jdk.AccountHandler;

/** A host in memory, with settings and a page that a test chooses, and with files and pages of its own. */
final class SmallHost implements AutoCloseable {

    static final String PASSWORD = "correct horse battery staple";

    final MutableClock clock = new MutableClock(Instant.now());
    final AccountServices accounts;
    private final HttpServer server;

    SmallHost(String administrator, UnaryOperator<AccountServicesBuilder> settings, AccountPage page) {
        accounts = settings.apply(AccountServices.builder()
                        .stores(new InMemoryStores())
                        .masterKeys(MasterKeys.of("test", Secret.ofBytes(new byte[32])))
                        .productName("Example")
                        .tokenPrefix("ex")
                        .passwordHasher(PasswordHasher.argon2id(new Argon2Parameters(64, 1, 1)))
                        .clock(clock)
                        .forTests())
                .build();
        accounts.operations().createAdministrator(Username.of(administrator), Secret.ofText(PASSWORD), false);
        AccountRoutes routes = AccountRoutes.builder(accounts)
                .development(true)
                .passwordReset(true)
                .page(page)
                .build();
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/account", AccountHandler.of(routes));
        server.start();
    }

    URI page() {
        return at("/account/");
    }

    URI at(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort()).resolve(path);
    }

    /** Serves a file of the host's own. */
    void serve(String path, String type, String text) {
        byte[] bytes = text.getBytes(UTF_8);
        server.createContext(path, exchange -> {
            exchange.getResponseHeaders().put("Content-Type", List.of(type));
            exchange.sendResponseHeaders(200, bytes.length);
            try (exchange) {
                exchange.getResponseBody().write(bytes);
            }
        });
    }

    /** Serves a page of the host's own with panels in it. */
    void servePage(String path, String language, String panels) {
        serve(path, "text/html; charset=utf-8", """
                <!doctype html>
                <html%s>
                <meta charset="utf-8">
                <title>Shop</title>
                <link rel="icon" href="data:,">
                <link rel="stylesheet" href="/account/ui/account.css">
                <script type="module" src="/account/ui/account.js"></script>
                <main>%s</main>
                </html>
                """.formatted(language, panels));
    }

    @Override
    public void close() {
        server.stop(0);
        accounts.close();
    }
}
