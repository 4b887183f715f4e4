package org.accountkit.examples.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.accountkit.AccountServices;
import org.accountkit.access.Caller;
import org.accountkit.access.Credential;
import org.accountkit.access.RequestOrigin;
import org.accountkit.password.Argon2Parameters;
import org.accountkit.password.PasswordHasher;
import org.accountkit.secret.MasterKeys;
import org.accountkit.secret.Secret;
import org.accountkit.testkit.InMemoryStores;
import org.accountkit.user.UserId;
import org.accountkit.user.Username;
import org.accountkit.web.AccountFeature;
import org.accountkit.web.AccountPage;
import org.accountkit.web.AccountRequest;
import org.accountkit.web.AccountResponse;
import org.accountkit.web.AccountRoutes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of a host that signs its users in by its own means and mounts API keys and two-factor authentication alone. */
@Tag("slow")
class HostSessionPageTest {

    @TempDir
    Path folder;

    private final AccountServices accounts = AccountServices.builder()
            .stores(new InMemoryStores())
            .masterKeys(MasterKeys.of("test", Secret.ofBytes(new byte[32])))
            .productName("Shop")
            .tokenPrefix("ex")
            .passwordHasher(PasswordHasher.argon2id(new Argon2Parameters(64, 1, 1)))
            .forTests()
            .build();

    private HttpServer server;
    private Browser browser;
    private UserId admin;

    @BeforeEach
    void start() throws IOException {
        admin = accounts.operations()
                .createAdministrator(Username.of("admin"), Secret.ofText("correct horse battery staple"), false);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        AccountRoutes routes = AccountRoutes.builder(accounts)
                .development(true)
                .callers(this::caller)
                .features(AccountFeature.PAGE, AccountFeature.API_KEYS, AccountFeature.TWO_FACTOR)
                .page(AccountPage.of("Shop").signIn("/login"))
                .build();
        server.createContext("/account", exchange -> send(routes.handle(new Received(exchange)), exchange));
        server.createContext("/login", HostSessionPageTest::login);
        server.start();
        browser = Browser.open();
    }

    @AfterEach
    void stop() {
        browser.close();
        server.stop(0);
        accounts.close();
    }

    @Test
    void sendsUsersToTheHostsSignInAndOffersWhatIsMounted() {
        browser.visit(origin() + "/account/#/user-settings/api-key");
        browser.see("The shop's own sign-in");
        assertThat(browser.address()).endsWith("/login?next=%2Faccount%2F%23%2Fuser-settings%2Fapi-key");

        browser.run("document.cookie = 'shop=admin; path=/'");
        browser.visit(origin() + "/account/");
        browser.see("Use Two Factor Authentication");
        assertThat(browser.text()).contains("API Key").doesNotContain("Sessions", "Users", "Roles", "Downloads");
        browser.click("admin");
        assertThat(browser.text()).doesNotContain("Sign out");
        browser.click("API Key");
        browser.click("Generate API key");
        browser.see("I have saved");
        assertThat(browser.complaints()).isEmpty();
    }

    private String origin() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private Optional<Caller> caller(AccountRequest request, RequestOrigin origin) {
        boolean signedIn = request.headers("Cookie").stream().anyMatch(cookie -> cookie.contains("shop=admin"));
        Credential credential =
                Credential.ofHost("host-1", accounts.clock().instant().plus(Duration.ofMinutes(5)));
        return signedIn ? accounts.caller(admin, credential, origin) : Optional.empty();
    }

    private static void login(HttpExchange exchange) throws IOException {
        byte[] page = "<!doctype html><title>Login</title><link rel=icon href=data:,><p>The shop's own sign-in"
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
        exchange.sendResponseHeaders(200, page.length);
        try (exchange) {
            exchange.getResponseBody().write(page);
        }
    }

    private static void send(AccountResponse answer, HttpExchange exchange) throws IOException {
        answer.headers().forEach(header -> exchange.getResponseHeaders().add(header.name(), header.value()));
        byte[] body = answer.body();
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        try (exchange) {
            exchange.getResponseBody().write(body);
        }
    }

    /** The JDK's request. */
    private record Received(HttpExchange exchange) implements AccountRequest {

        @Override
        public String method() {
            return exchange.getRequestMethod();
        }

        @Override
        public String path() {
            return exchange.getRequestURI().getRawPath();
        }

        @Override
        public Optional<String> query() {
            return Optional.ofNullable(exchange.getRequestURI().getRawQuery());
        }

        @Override
        public List<String> headers(String name) {
            return exchange.getRequestHeaders().getOrDefault(name, List.of());
        }

        @Override
        public InputStream body() {
            return exchange.getRequestBody();
        }

        @Override
        public String remoteAddress() {
            return exchange.getRemoteAddress().getAddress().getHostAddress();
        }

        @Override
        public String scheme() {
            return "http";
        }

        @Override
        public String authority() {
            return exchange.getRequestHeaders().getFirst("Host");
        }
    }
}
