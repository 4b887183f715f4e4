package org.accountkit.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.accountkit.AccountServicesBuilder;
import org.accountkit.testkit.VirtualAuthenticator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What signed-in users do for themselves. */
class SettingsRoutesTest {

    private static final String TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z";

    private final World world = new World();

    @AfterEach
    void end() {
        world.close();
    }

    @Test
    void a_session_tells_its_times_and_asking_extends_no_idle_time() {
        Browser admin = world.administrator();
        world.clock.advance(Duration.ofMinutes(20));
        Map<String, Object> session = admin.get("/api/session").expect(200).json();
        assertThat(session)
                .containsOnlyKeys(
                        "user", "rights", "pendingActions", "signedInAt", "provenAt", "expiresAt", "idleExpiresAt");
        assertThat((String) session.get("idleExpiresAt")).matches(TIME);
        admin.get("/api/whoami").expect(200);
        assertThat(admin.get("/api/session").json().get("idleExpiresAt")).isNotEqualTo(session.get("idleExpiresAt"));
        world.clock.advance(Duration.ofMinutes(20));
        admin.get("/api/session").expect(200);
        world.clock.advance(Duration.ofMinutes(10));
        admin.get("/api/session").expect(401, "not-authenticated");
    }

    @Test
    void a_proof_gives_the_session_a_new_token() {
        Browser admin = world.administrator();
        String before = admin.session();
        world.clock.advance(Duration.ofMinutes(6));
        admin.post("/api/me/api-key").expect(403, "reauthentication-required");
        admin.post("/api/session/proof", "{\"password\":\"wrong\"}").expect(403, "wrong-password");
        assertThat(admin.session()).isEqualTo(before);
        admin.post("/api/session/proof", "{\"password\":\"" + World.PASSWORD + "\"}")
                .expect(204);
        assertThat(admin.session()).isNotEqualTo(before);
        admin.post("/api/me/api-key").expect(201);
    }

    @Test
    void whoami_tells_a_session_from_a_key() {
        Browser admin = world.administrator();
        String key = World.apiKey(admin);
        Answer bySession = admin.get("/api/whoami").expect(200);
        Answer byKey = world.browser()
                .send(FakeRequest.of("GET", "/api/whoami").bearer(key))
                .expect(200);
        Answer byHeader = world.browser()
                .send(FakeRequest.of("GET", "/api/whoami").header("X-API-Key", key))
                .expect(200);
        assertThat(kind(bySession)).isEqualTo("session");
        assertThat(kind(byKey)).isEqualTo("api-key");
        assertThat(byKey.text()).isEqualTo(byHeader.text()).doesNotContain(key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"?api_key=%s", "?token=%s", "?key=%s", "?access_token=%s", "/%s"})
    @Tag("A31")
    void A31_a_key_in_query_or_path_is_no_credential(String where) {
        String key = World.apiKey(world.administrator());
        int status = where.startsWith("?") ? 401 : 404;
        world.browser().get("/api/whoami" + where.formatted(key)).expect(status);
    }

    @Test
    @Tag("A31")
    void A31_a_key_in_a_cookie_is_no_credential_and_a_pending_one_makes_nothing_ambiguous() {
        String key = World.apiKey(world.administrator());
        for (String name : List.of("__Host-account-session", "account-session", "X-API-Key")) {
            world.browser()
                    .send(FakeRequest.of("GET", "/api/whoami").header("Cookie", name + '=' + key))
                    .expect(401, "not-authenticated");
        }
        world.browser()
                .send(FakeRequest.of("GET", "/api/whoami")
                        .bearer(key)
                        .header("Cookie", "__Host-account-pending=x; __Host-account-device=y"))
                .expect(200);
    }

    @Test
    @Tag("A23")
    void A23_basic_is_no_credential_and_does_no_harm() {
        FakeRequest alone = FakeRequest.of("GET", "/api/session").header("Authorization", "Basic YWRtaW46eA==");
        Answer answer = world.browser().send(alone).expect(401, "not-authenticated");
        assertThat(answer.header("WWW-Authenticate")).contains("Bearer");
        world.administrator()
                .send(FakeRequest.of("GET", "/api/session").header("Authorization", "Basic eDp5"))
                .expect(200);
    }

    @Test
    void sessions_are_listed_and_ended() {
        Browser ada = world.user("ada");
        Browser other = world.signedIn("ada", World.PASSWORD);
        List<Map<String, Object>> sessions = sessions(ada);
        assertThat(sessions)
                .hasSize(2)
                .allSatisfy(session -> assertThat(session)
                        .containsOnlyKeys("id", "current", "client", "address", "signedInAt", "lastSeenAt"));
        ada.delete("/api/me/sessions/" + id(sessions, false)).expect(204);
        other.get("/api/session").expect(401, "not-authenticated");

        Browser third = world.signedIn("ada", World.PASSWORD);
        ada.delete("/api/me/sessions").expect(204);
        third.get("/api/session").expect(401, "not-authenticated");

        Answer own = ada.delete("/api/me/sessions/" + id(sessions(ada), true)).expect(204);
        assertThat(own.cookie("__Host-account-session").orElseThrow()).contains("Max-Age=0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00000000-0000-4000-8000-000000000000",
                "1",
                "-1",
                "%27%20or%201=1",
                "%00",
                "%ff",
                "%",
                "a%2Fb",
                "..",
                "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
            })
    @Tag("A43")
    @Tag("A48")
    void A43_A48_what_is_no_session_of_ones_own_is_not_there(String id) {
        Browser ada = world.user("ada");
        ada.delete("/api/me/sessions/" + id).expect(404, "not-found");
        ada.delete("/api/me/sessions/" + id(sessions(world.administrator()), true))
                .expect(404, "not-found");
        ada.get("/api/session").expect(200);
    }

    @Test
    void a_password_change_says_what_ended_and_keeps_this_session_under_a_new_token() {
        Browser ada = world.user("ada");
        world.signedIn("ada", World.PASSWORD);
        String before = ada.session();
        Answer answer = ada.put(
                        "/api/me/password",
                        "{\"currentPassword\":\"" + World.PASSWORD + "\",\"newPassword\":\"another good phrase\"}")
                .expect(200);
        assertThat(answer.json()).isEqualTo(Map.of("endedSessions", 1L));
        assertThat(ada.session()).isNotEqualTo(before);
        ada.get("/api/session").expect(200);
    }

    @Test
    void a_password_change_that_revokes_the_api_key_says_so() {
        try (World strict = new World(AccountServicesBuilder::passwordChangeRevokesApiKey, settings -> {})) {
            Browser admin = strict.administrator();
            String key = World.apiKey(admin);
            Answer answer = admin.put(
                            "/api/me/password",
                            "{\"currentPassword\":\"" + World.PASSWORD + "\",\"newPassword\":\"another good phrase\"}")
                    .expect(200);
            assertThat(answer.json()).isEqualTo(Map.of("endedSessions", 0L, "apiKeyRevoked", true));
            strict.browser()
                    .send(FakeRequest.of("GET", "/api/whoami").bearer(key))
                    .expect(401, "not-authenticated");
        }
    }

    @Test
    void a_password_that_is_rejected_is_named_and_not_repeated() {
        Answer answer = world.user("ada")
                .put("/api/me/password", "{\"currentPassword\":\"" + World.PASSWORD + "\",\"newPassword\":\"canary\"}")
                .expect(422, "password-rejected");
        assertThat(answer.text()).contains("\"field\":\"newPassword\"").doesNotContain("canary", World.PASSWORD);
    }

    @Test
    void two_factor_is_set_up_by_the_picture_and_ends_the_session() {
        Browser ada = world.user("ada");
        assertThat(ada.get("/api/me/two-factor").json()).isEqualTo(Map.of("active", false));
        ada.get("/api/me/two-factor/enrolment.png").expect(404, "not-found");

        Answer begun = ada.post("/api/me/two-factor/enrolment").expect(201);
        assertThat(begun.json()).containsOnlyKeys("secretKey", "otpauthUri", "qrCode", "expiresAt");
        assertThat(ada.post("/api/me/two-factor/enrolment", "{}").expect(200).text())
                .isEqualTo(begun.text());
        Answer svg = ada.get("/api/me/two-factor/enrolment.svg").expect(200);
        assertThat(svg.header("Content-Type")).contains("image/svg+xml");
        Answer png = ada.get("/api/me/two-factor/enrolment.png").expect(200);
        assertThat(png.header("Content-Type")).contains("image/png");
        VirtualAuthenticator authenticator = VirtualAuthenticator.scan(png.bytes());
        assertThat(authenticator.accountName()).isEqualTo("ada");

        ada.post("/api/me/two-factor/enrolment/validate", "{\"code\":\"000000\"}")
                .expect(403, "wrong-code");
        Answer validated = ada.post("/api/me/two-factor/enrolment/validate", world.code(authenticator))
                .expect(200);
        assertThat(validated.json()).containsOnlyKeys("recoveryCodes", "endedSessions");
        assertThat((List<?>) validated.json().get("recoveryCodes")).hasSize(10);
        assertThat(ada.session()).isNull();
    }

    @Test
    void two_factor_is_shown_replaced_and_turned_off() {
        Browser ada = world.user("ada");
        VirtualAuthenticator authenticator = world.enableTwoFactor(ada);
        world.clock.advance(Duration.ofSeconds(30));
        ada.post("/api/sign-in", World.credentials("ada", World.PASSWORD)).expect(200);
        ada.post("/api/sign-in/second-factor", world.code(authenticator)).expect(200);
        assertThat(ada.get("/api/me/two-factor").json())
                .containsOnlyKeys("active", "activatedAt", "recoveryCodesLeft")
                .containsEntry("recoveryCodesLeft", 10L);
        assertThat((List<?>)
                        ada.post("/api/me/recovery-codes").expect(200).json().get("recoveryCodes"))
                .hasSize(10);
        String before = ada.session();
        ada.delete("/api/me/two-factor").expect(204);
        assertThat(ada.session()).isNotEqualTo(before);
        ada.delete("/api/me/two-factor").expect(409, "conflict");
        ada.post("/api/me/recovery-codes").expect(409, "conflict");
    }

    @Test
    void an_api_key_is_shown_once() {
        Browser ada = world.user("ada");
        assertThat(ada.get("/api/me/api-key").json()).isEqualTo(Map.of("present", false));
        Map<String, Object> generated = ada.post("/api/me/api-key").expect(201).json();
        assertThat(generated).containsOnlyKeys("apiKey", "hint", "createdAt");
        Answer shown = ada.get("/api/me/api-key").expect(200);
        assertThat(shown.json())
                .containsOnlyKeys("present", "hint", "createdAt")
                .containsEntry("hint", generated.get("hint"));
        assertThat(shown.text()).doesNotContain((String) generated.get("apiKey"));
        ada.delete("/api/me/api-key").expect(204);
        ada.delete("/api/me/api-key").expect(204);
        assertThat(ada.get("/api/me/api-key").json()).isEqualTo(Map.of("present", false));
    }

    @Test
    void the_download_token_is_made_shown_and_opened() {
        Browser admin = world.administrator();
        admin.patch("/api/download-token", "{\"state\":\"required\"}").expect(409, "conflict");
        admin.patch("/api/download-token", "{\"state\":\"ajar\"}").expect(400, "malformed-request");
        Map<String, Object> made = admin.post("/api/download-token").expect(201).json();
        assertThat(made).containsOnlyKeys("state", "token", "createdAt").containsEntry("state", "required");
        Map<String, Object> open = admin.patch("/api/download-token", "{\"state\":\"open\"}")
                .expect(200)
                .json();
        assertThat(open).containsEntry("state", "open").containsEntry("token", made.get("token"));
        assertThat(admin.get("/api/download-token").expect(200).json()).isEqualTo(open);
    }

    @Test
    @Tag("A58")
    void A58_a_client_that_calls_itself_something_is_shown_inert() {
        Browser browser = world.browser();
        browser.send(FakeRequest.of("POST", "/api/sign-in")
                        .json(World.credentials("admin", World.PASSWORD))
                        .header("User-Agent", "<script>\u202e\r\nSet-Cookie: x"))
                .expect(200);
        byte[] list = browser.get("/api/me/sessions").expect(200).bytes();
        assertThat(new String(list, UTF_8)).contains("<script>Set-Cookie: x").doesNotContain("\u202e", "\\r", "\\n");
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> sessions(Browser browser) {
        return (List<Map<String, Object>>)
                browser.get("/api/me/sessions").expect(200).json().get("sessions");
    }

    private static String id(List<Map<String, Object>> sessions, boolean current) {
        return sessions.stream()
                .filter(session -> session.get("current").equals(current))
                .map(session -> (String) session.get("id"))
                .findFirst()
                .orElseThrow();
    }

    private static Object kind(Answer answer) {
        return ((Map<?, ?>) answer.json().get("credential")).get("kind");
    }
}
