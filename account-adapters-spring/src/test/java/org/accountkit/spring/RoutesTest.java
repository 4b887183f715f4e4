package org.accountkit.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.UUID;
import org.accountkit.AccountServices;
import org.accountkit.user.Username;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

/** The application over HTTP, without a word of its own about security. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(OutputCaptureExtension.class)
class RoutesTest {

    private ConfigurableApplicationContext context;
    private String startOutput = "";

    @BeforeAll
    void start(CapturedOutput output) {
        context = Shops.start(
                UUID.randomUUID().toString(),
                "management.endpoints.web.exposure.include=*",
                "accountkit.roles.reader.grants=orders.read");
        startOutput = output.getAll();
    }

    @AfterAll
    void stop() {
        context.close();
    }

    @Test
    void thePageAndTheApiAreServed() {
        assertThat(stranger().get("/account/").body()).contains("Test Shop");
        assertThat(stranger().get("/account/api/health").statusCode()).isEqualTo(200);
        assertThat(stranger().get("/account/api/nothing").headers().firstValue("Content-Type"))
                .hasValue("application/problem+json");
    }

    @Test
    void aCallerIsAuthenticatedByTheSession() {
        HttpResponse<String> answer = admin().get("/orders");

        assertThat(answer.body()).isEqualTo("admin as admin");
        assertThat(answer.headers().firstValue("X-Frame-Options")).hasValue("DENY");
    }

    @Test
    void aCallerIsAuthenticatedByTheKey() {
        AccountServices accounts = context.getBean(AccountServices.class);
        String key = accounts.operations()
                .issueApiKey(accounts.operations().find(Username.of("admin")), "script", Optional.empty())
                .text()
                .reveal();

        assertThat(stranger()
                        .with("Authorization", "Bearer " + key)
                        .get("/orders")
                        .body())
                .isEqualTo("admin as admin");
        assertThat(stranger()
                        .with("Authorization", "Bearer " + key + "x")
                        .get("/orders")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void everythingElseNeedsACaller() {
        HttpResponse<String> refused = stranger().get("/orders");

        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.body()).contains("urn:accountkit:problem:not-authenticated");
        assertThat(stranger().get("/nothing").statusCode()).isEqualTo(401);
        assertThat(stranger().get("/error").statusCode()).isEqualTo(401);
        assertThat(admin().get("/nothing").body()).isEqualTo("unknown");
    }

    @Test
    void aBrowserIsSentToThePageToSignIn() {
        HttpResponse<String> answer = stranger()
                .with("Sec-Fetch-Mode", "navigate")
                .with("Sec-Fetch-Dest", "document")
                .with("Accept", "text/html")
                .get("/orders");

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location").orElseThrow()).startsWith("/account/");
    }

    @Test
    void rightsAreAuthorities() {
        assertThat(admin().send("POST", "/orders", "{}").body()).isEqualTo("ordered");

        HttpResponse<String> refused = reader().send("POST", "/orders", "{}");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("urn:accountkit:problem:forbidden");
    }

    @Test
    void anotherSiteCannotUseTheSession() {
        HttpResponse<String> refused =
                admin().with("Sec-Fetch-Site", "cross-site").send("POST", "/orders", "{}");

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("urn:accountkit:problem:cross-site-request");
    }

    @ParameterizedTest
    @CsvSource({"/orders/refused, 409, conflict", "/orders/down, 503, unavailable", "/orders/raced, 503, unavailable"})
    void whatControllersRefuseIsAProblemDocument(String path, int status, String code) {
        HttpResponse<String> answer = admin().get(path);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains("urn:accountkit:problem:" + code);
        assertThat(answer.headers().firstValue("Retry-After").isPresent()).isEqualTo(status == 503);
    }

    @Test
    void theCallerStaysKnownInAsynchronousWork() {
        assertThat(admin().get("/orders/later").body()).isEqualTo("later for admin");
    }

    @Test
    void theCallerStaysKnownInAnAsynchronousDispatch() {
        assertThat(admin().get("/orders/dispatched").body()).isEqualTo("admin as admin");
    }

    @Test
    void noServletSessionIsCreated() {
        Visitor admin = admin();
        admin.get("/orders");

        assertThat(admin.cookies()).doesNotContainKey("JSESSIONID").containsKey("account-session");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /account/api//health, 404",
        "GET, /account/api/%2e%2e/orders, 404",
        "GET, /account/api/health;x=1, 404",
        "PROPFIND, /account/api/health, 405",
        "PROPFIND, /orders, 405",
        "GET, /orders//1, 400"
    })
    void theFirewallAnswersInOurForm(String method, String path, int status) {
        HttpResponse<String> answer = stranger().send(method, path, "");

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    }

    @Test
    void anUnusualHeaderIsNoFailure() {
        assertThat(stranger()
                        .with("Accept-Language", "\u0081")
                        .get("/account/api/health")
                        .statusCode())
                .isEqualTo(200);
        assertThat(admin().with("User-Agent", "\u0081").get("/orders").statusCode())
                .isLessThan(500);
    }

    @Test
    void healthIsOpenAndOtherEndpointsAreClosed() {
        assertThat(stranger().get("/actuator/health").body()).contains("UP");
        assertThat(stranger().get("/actuator/env").statusCode()).isEqualTo(401);
        assertThat(admin().get("/actuator/env").statusCode()).isEqualTo(403);
    }

    @Test
    void noUserIsMadeUp() {
        assertThat(startOutput).doesNotContain("generated security password");
        assertThat(stranger()
                        .with("Authorization", "Basic dXNlcjp1c2Vy")
                        .get("/orders")
                        .statusCode())
                .isEqualTo(401);
        assertThat(stranger().get("/login").statusCode()).isEqualTo(401);
    }

    private Visitor stranger() {
        return new Visitor(context, "");
    }

    private Visitor admin() {
        return stranger().signedIn("admin", Shops.PASSWORD);
    }

    private Visitor reader() {
        AccountServices accounts = context.getBean(AccountServices.class);
        return Readers.signedIn(accounts, stranger());
    }
}
