package org.accountkit.examples.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.accountkit.testkit.VirtualAuthenticator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A page on one port that embeds the panels of a host on another, in a real browser. */
@Tag("slow")
class OtherOriginTest {

    @TempDir
    Path folder;

    private HttpServer shop;
    private Browser browser;

    @BeforeEach
    void start() throws IOException {
        shop = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        shop.start();
        browser = Browser.open();
    }

    @AfterEach
    void stop() {
        browser.close();
        shop.stop(0);
    }

    @Test
    void anAllowedOriginEmbedsThePanelsAndUsesThem() {
        try (Premises premises = Premises.openNow(folder, "ACCOUNT_ALLOWED_ORIGINS", origin())) {
            premises.member("ada");
            serve(hostOf(premises));

            browser.visit(origin() + "/");
            browser.type("User name", "ada");
            browser.type("Password", Member.PASSWORD);
            browser.click("Sign in");
            browser.click("Use Two Factor Authentication");
            VirtualAuthenticator phone = browser.scan();
            browser.type("6-digit token", phone.code(premises.clock.instant()));
            browser.click("Validate Two Factor Authentication");
            browser.see("I have saved these codes");

            assertThat(browser.style(".account-panel", "border-top-style")).isNotEmpty();
            assertThat(browser.address()).isEqualTo(origin() + "/");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void anyOtherOriginGetsNothing() {
        try (Premises premises = Premises.openNow(folder, "ACCOUNT_ALLOWED_ORIGINS", "http://127.0.0.1:1")) {
            serve(hostOf(premises));

            browser.visit(origin() + "/");
            browser.until("return document.readyState === 'complete'");

            Object answer = browser.run(
                    "return fetch(arguments[0] + '/account/api/session', { credentials: 'include' })"
                            + ".then(() => 'answered', () => 'refused')",
                    hostOf(premises));
            assertThat(answer).isEqualTo("refused");
            assertThat(browser.run("return customElements.get('account-sign-in') === undefined"))
                    .isEqualTo(true);
            assertThat(browser.run("""
                    const blocked = (sheet) => { try { return !sheet.cssRules.length } catch { return true } };
                    return [...document.styleSheets].every(blocked)""")).isEqualTo(true);
        }
    }

    private String origin() {
        return "http://127.0.0.1:" + shop.getAddress().getPort();
    }

    private static String hostOf(Premises premises) {
        return premises.node(0).page().toString().replaceFirst("/account/?$", "");
    }

    /** The shop's page, under a policy that allows the host and nothing else. */
    private void serve(String host) {
        byte[] page = """
                <!doctype html>
                <html lang="en">
                <title>Shop</title>
                <link rel="icon" href="data:,">
                <link rel="stylesheet" crossorigin href="HOST/account/ui/account.css">
                <script type="module" src="HOST/account/ui/account.js"></script>
                <account-sign-in base="HOST/account"></account-sign-in>
                <account-two-factor base="HOST/account"></account-two-factor>
                </html>
                """.replace("HOST", host).getBytes(StandardCharsets.UTF_8);
        String policy = "default-src 'none'; img-src data:; script-src HOST; style-src HOST; connect-src HOST;"
                + " require-trusted-types-for 'script'; trusted-types 'none'";
        shop.createContext("/", exchange -> {
            exchange.getResponseHeaders().put("Content-Type", List.of("text/html; charset=utf-8"));
            exchange.getResponseHeaders().put("Content-Security-Policy", List.of(policy.replace("HOST", host)));
            exchange.sendResponseHeaders(200, page.length);
            try (exchange) {
                exchange.getResponseBody().write(page);
            }
        });
    }
}
