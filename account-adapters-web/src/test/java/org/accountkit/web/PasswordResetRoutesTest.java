package org.accountkit.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.accountkit.access.RequestOrigin;
import org.accountkit.administration.UserEdit;
import org.accountkit.notification.Notifier.PasswordResetNotice;
import org.accountkit.secret.Secret;
import org.accountkit.testkit.CapturedNotices;
import org.accountkit.testkit.VirtualAuthenticator;
import org.accountkit.user.User.Contact;
import org.accountkit.user.UserId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordResetRoutesTest {

    private static final String NEXT = "an altogether different one";

    private final CapturedNotices notices = new CapturedNotices();
    private final ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1);
    private final World world = new World(wiring -> wiring.notifier(notices).executor(executor), settings -> {});

    @AfterEach
    void end() {
        world.close();
        executor.shutdownNow();
    }

    private Answer request(String username) {
        return world.browser().post("/api/password-reset", "{\"username\":\"%s\"}".formatted(username));
    }

    private String tokenOf(String username) throws InterruptedException, ExecutionException {
        request(username).expect(202);
        executor.submit(() -> {}).get();
        List<PasswordResetNotice> sent = notices.passwordResets();
        return sent.get(sent.size() - 1).token().reveal();
    }

    private Answer complete(String token, String password, String more) {
        return world.browser().post("/api/password-reset/complete", """
                {"token":"%s","newPassword":"%s"%s}""".formatted(token, password, more));
    }

    private Answer issue(Browser browser, String username) {
        return browser.post("/api/users/" + world.id(username) + "/password-reset");
    }

    @Test
    void sets_a_new_password_without_a_session() throws Exception {
        Browser ada = world.user("ada");

        Answer answer = complete(tokenOf("ada"), NEXT, "").expect(204);

        assertThat(answer.headers("Set-Cookie")).isEmpty();
        ada.get("/api/session").expect(401, "not-authenticated");
        world.signedIn("ada", NEXT).get("/api/session").expect(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ada", "dan", "nobody", "", "not a name \\u0000"})
    @Tag("A77")
    void A77_every_name_gets_the_same_answer(String name) throws Exception {
        world.user("ada");
        world.user("dan");
        world.edit("dan", "\"enabled\":false");

        Answer answer = request(name).expect(202);
        assertThat(answer.bytes()).isEmpty();
        assertThat(answer.headers("Set-Cookie")).isEmpty();
        request(name).expect(202);
        request(name).expect(202);
        Answer refused = request(name).expect(429, "too-many-attempts");
        assertThat(refused.header("Retry-After")).contains("3600");

        executor.submit(() -> {}).get();
        assertThat(notices.passwordResets()).hasSize(name.equals("ada") ? 3 : 0);
    }

    @Test
    @Tag("A77")
    void A77_an_address_may_ask_thirty_times_a_minute() {
        for (int i = 0; i < 30; i++) {
            request("name-" + i).expect(202);
        }

        assertThat(request("ada").expect(429, "too-many-attempts").header("Retry-After"))
                .contains("60");
    }

    @Test
    @Tag("A78")
    void A78_a_token_that_is_over_is_401() throws Exception {
        world.user("ada");
        String token = tokenOf("ada");
        complete(token, NEXT, "").expect(204);

        Answer spent = complete(token, NEXT, "").expect(401, "invalid-credentials");
        Answer unknown = complete("nonsense", NEXT, "").expect(401, "invalid-credentials");

        assertThat(spent.header("WWW-Authenticate")).contains("Bearer");
        assertThat(spent.json().get("detail")).isEqualTo(unknown.json().get("detail"));
    }

    @Test
    void a_rejected_password_leaves_the_token_good() throws Exception {
        world.user("ada");
        String token = tokenOf("ada");

        Answer answer = complete(token, "short", "").expect(422, "password-rejected");

        assertThat((List<?>) answer.json().get("violations"))
                .singleElement()
                .satisfies(violation -> assertThat(violation.toString()).contains("field=newPassword"));
        complete(token, NEXT, "").expect(204);
    }

    @Test
    @Tag("A79")
    void A79_a_second_factor_is_asked_for() throws Exception {
        Browser ada = world.user("ada");
        VirtualAuthenticator phone = world.enableTwoFactor(ada);
        String token = tokenOf("ada");
        world.clock.advance(Duration.ofSeconds(30));

        complete(token, NEXT, "").expect(403, "wrong-code");
        complete(token, NEXT, ",\"code\":\"000000\"").expect(403, "wrong-code");
        complete(token, NEXT, ",\"code\":\"1\"").expect(400, "malformed-request");
        complete(token, NEXT, ",\"code\":\"" + phone.code(world.clock.instant()) + '"')
                .expect(204);

        world.browser().post("/api/sign-in", World.credentials("ada", NEXT)).expect(200);
    }

    @Test
    void an_administrator_issues_a_token() {
        Browser ada = world.user("ada");
        Answer answer = issue(world.administrator(), "ada").expect(201);

        assertThat(answer.json()).containsOnlyKeys("token", "expiresAt");
        assertThat(notices.passwordResets()).isEmpty();
        ada.get("/api/session").expect(200);
        complete((String) answer.json().get("token"), NEXT, "").expect(204);
    }

    @Test
    void a_reason_is_recorded_and_nothing_else_is_read() {
        world.user("ada");
        Browser admin = world.administrator();
        String path = "/api/users/" + world.id("ada") + "/password-reset";

        admin.post(path, "{\"reason\":\"called in\"}").expect(201);
        admin.post(path, "{\"reason\":\"%s\"}".formatted("x".repeat(201))).expect(400, "malformed-request");
        admin.post(path, "{\"password\":\"x\"}").expect(400, "malformed-request");

        assertThat(admin.get("/api/audit-events?type=password-reset-issue").text())
                .contains("\"reason\":\"called in\"");
    }

    @Test
    @Tag("A45")
    void A45_no_token_is_issued_for_a_stronger_user() {
        Browser mia = world.userWith("mia", "account.users.read", "account.users.manage");

        issue(mia, "admin").expect(403, "forbidden");
    }

    @Test
    void it_is_off_by_default() {
        try (World off = new World(settings -> settings.passwordReset(false))) {
            off.browser()
                    .post("/api/password-reset", "{\"username\":\"admin\"}")
                    .expect(404, "not-found");
            off.browser().post("/api/password-reset/complete", "{}").expect(404, "not-found");
            off.administrator()
                    .post("/api/users/" + off.id("admin") + "/password-reset")
                    .expect(201);
            assertThat(off.browser().get("/").text()).contains("data-reset=\"\"");
        }
        assertThat(AccountRoutes.builder(world.accounts)
                        .build()
                        .handle(FakeRequest.of("POST", "/api/password-reset").json("{\"username\":\"x\"}"))
                        .status())
                .isEqualTo(404);
        assertThat(world.browser().get("/").text()).contains("data-reset=\"on\"");
    }

    @Test
    void a_request_from_another_site_needs_no_cookie_to_be_refused_with_one() {
        Browser ada = world.user("ada");
        ada.send(FakeRequest.of("POST", "/api/password-reset")
                        .only("Origin", "https://evil.example")
                        .json("{\"username\":\"ada\"}"))
                .expect(403, "cross-site-request");
    }

    @Test
    void a_contact_is_shown_to_administrators_only() {
        Browser ada = world.user("ada");
        UserId id = new UserId(world.id("ada"));
        Browser admin = world.administrator();
        assertThat(admin.get("/api/users/" + id.value()).json()).doesNotContainKey("contact");

        var root = world.accounts
                .sessions()
                .authenticate(Secret.ofText(admin.session()), RequestOrigin.unknown())
                .orElseThrow();
        Contact contact = new Contact("ada@example.org", true);
        world.accounts
                .users()
                .edit(
                        root,
                        id,
                        UserEdit.basedOn(0).contact(Optional.of(contact)).build());

        assertThat(admin.get("/api/users/" + id.value()).json())
                .containsEntry("contact", Map.of("mail", "ada@example.org", "verified", true));
        assertThat(ada.get("/api/session").text()).doesNotContain("example.org");
        assertThat(ada.get("/api/whoami").text()).doesNotContain("example.org");
    }
}
