package org.accountkit.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.accountkit.testkit.VirtualAuthenticator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignInRoutesTest {

    private final World world = new World();

    @AfterEach
    void end() {
        world.close();
    }

    @Test
    void one_step_shows_the_user() {
        Answer answer = signIn(world.browser(), "admin", World.PASSWORD).expect(200);
        assertThat(answer.json()).containsOnlyKeys("status", "user").containsEntry("status", "signed-in");
        assertThat(user(answer))
                .containsOnlyKeys(
                        "id",
                        "username",
                        "fullName",
                        "description",
                        "roles",
                        "enabled",
                        "twoFactorActive",
                        "twoFactorRequired",
                        "passwordChangeRequired",
                        "apiKeyPresent",
                        "createdAt",
                        "lastSignInAt",
                        "version")
                .containsEntry("username", "admin")
                .containsEntry("roles", List.of("administrator"));
    }

    @Test
    void two_steps_ask_for_the_second_factor_first() {
        Browser ada = world.user("ada");
        VirtualAuthenticator authenticator = world.enableTwoFactor(ada);
        world.clock.advance(Duration.ofSeconds(30));
        Answer first = signIn(ada, "ada", World.PASSWORD).expect(200);
        assertThat(first.json())
                .isEqualTo(Map.of(
                        "status",
                        "second-factor-required",
                        "methods",
                        List.of("totp", "recovery-code"),
                        "expiresInSeconds",
                        300L));
        ada.get("/api/session").expect(401, "not-authenticated");
        Answer second = ada.post("/api/sign-in/second-factor", world.code(authenticator))
                .expect(200);
        assertThat(user(second)).containsEntry("username", "ada").containsEntry("twoFactorActive", true);
        ada.get("/api/session").expect(200);
    }

    @ParameterizedTest
    @CsvSource({"admin, wrong", "nobody, wrong", "disabled, correct horse battery staple", "'', x", "admin, ''"})
    @Tag("A01")
    @Tag("A06")
    void A01_A06_every_refused_sign_in_gets_the_same_answer(String username, String password) {
        world.user("disabled");
        world.edit("disabled", "\"enabled\":false");
        Answer answer = signIn(world.browser(), username, password).expect(401, "invalid-credentials");
        assertThat(answer.headers("Set-Cookie")).isEmpty();
        assertThat(answer.header("WWW-Authenticate")).contains("Bearer");
        Map<String, Object> told = answer.json();
        told.remove("correlationId");
        assertThat(told)
                .isEqualTo(Map.of(
                        "type",
                        "urn:accountkit:problem:invalid-credentials",
                        "title",
                        "Sign-in refused",
                        "status",
                        401L,
                        "detail",
                        "Check the user name and password or code, and try again.",
                        "code",
                        "invalid-credentials"));
    }

    @Test
    @Tag("A39")
    void A39_a_session_that_a_sign_in_comes_with_ends() {
        Browser eve = world.user("eve");
        String planted = eve.session();
        signIn(eve, "admin", World.PASSWORD).expect(200);
        assertThat(eve.session()).isNotEqualTo(planted);
        Browser other = world.browser();
        other.cookies().put("__Host-account-session", planted);
        other.get("/api/session").expect(401, "not-authenticated");
    }

    @Test
    void a_wait_is_told() {
        for (int i = 0; i < 5; i++) {
            signIn(world.browser(), "admin", "wrong").expect(401);
        }
        Answer answer = signIn(world.browser(), "admin", World.PASSWORD).expect(429, "too-many-attempts");
        assertThat(answer.header("Retry-After")).contains("30");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\u0001', textBlock = """
                    {"username":"a"}                               | password
                    {"password":"b"}                               | username
                    {"username":"a","password":null}               | password
                    {"username":["a"],"password":"b"}              | username
                    {"username":"a","password":7}                  | password
                    {"username":"a","password":"b","remember":true} | remember
                    """)
    void credentials_that_cannot_be_read_are_named(String body, String field) {
        Answer answer = world.browser().post("/api/sign-in", body).expect(400, "malformed-request");
        assertThat((String) answer.json().get("detail")).contains(field);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"code\":\"\"}",
                "{\"code\":null}",
                "{\"code\":123456}",
                "{\"code\":[\"123456\"]}",
                "{\"code\":\"12345\"}",
                "{\"code\":\"1234567\"}",
                "{\"code\":\"123 456\"}",
                "{\"code\":\"12345a\"}",
                "{\"code\":\"\\u0661\\u0662\\u0663\\u0664\\u0665\\u0666\"}",
                "{\"recoveryCode\":null}",
                "{\"recoveryCode\":\"\"}",
                "{\"totp\":\"123456\"}",
                "{\"code\":\"123456\",\"recoveryCode\":\"AAAA-AAAA-AAAA-AAAA-AAAA-AAAA\"}",
                "{\"code\":\"123456\",\"username\":\"admin\"}",
            })
    @Tag("A20")
    void A20_a_second_factor_that_cannot_be_read_is_malformed_and_takes_no_try(String body) {
        Browser ada = world.user("ada");
        VirtualAuthenticator authenticator = world.enableTwoFactor(ada);
        world.clock.advance(Duration.ofSeconds(30));
        signIn(ada, "ada", World.PASSWORD).expect(200);
        for (int i = 0; i < 6; i++) {
            ada.post("/api/sign-in/second-factor", body).expect(400, "malformed-request");
        }
        ada.post("/api/sign-in/second-factor", world.code(authenticator)).expect(200);
    }

    @Test
    @Tag("A21")
    void A21_a_pending_sign_in_completes_once_and_is_good_for_nothing_else() {
        Browser ada = world.user("ada");
        VirtualAuthenticator authenticator = world.enableTwoFactor(ada);
        world.clock.advance(Duration.ofSeconds(30));
        signIn(ada, "ada", World.PASSWORD).expect(200);
        String pending = ada.cookies().get("__Host-account-pending");
        world.browser()
                .send(FakeRequest.of("GET", "/api/whoami").header("Cookie", "__Host-account-session=" + pending))
                .expect(401, "not-authenticated");
        world.browser()
                .send(FakeRequest.of("GET", "/api/whoami").bearer(pending))
                .expect(401, "not-authenticated");
        ada.post("/api/sign-in/second-factor", world.code(authenticator)).expect(200);
        ada.cookies().put("__Host-account-pending", pending);
        ada.post("/api/sign-in/second-factor", world.code(authenticator)).expect(401, "not-authenticated");
    }

    @Test
    void signing_out_ends_the_session() {
        Browser admin = world.administrator();
        String ended = admin.session();
        admin.post("/api/sign-out").expect(204);
        admin.cookies().put("__Host-account-session", ended);
        admin.get("/api/session").expect(401, "not-authenticated");
    }

    private static Answer signIn(Browser browser, String username, String password) {
        return browser.post("/api/sign-in", World.credentials(username, password));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> user(Answer answer) {
        return (Map<String, Object>) answer.json().get("user");
    }
}
