package org.accountkit.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.function.UnaryOperator;
import org.accountkit.AccountServicesBuilder;
import org.accountkit.signin.DeviceService.DevicePolicy;
import org.accountkit.testkit.VirtualAuthenticator;
import org.accountkit.throttle.PendingPolicy;
import org.junit.jupiter.api.Test;

class CookiesTest {

    private static final String STRICT = "; Path=/; HttpOnly; SameSite=Strict; Secure";

    @Test
    void a_session_lasts_until_the_browser_is_closed_and_a_device_180_days() {
        try (World world = new World()) {
            Answer answer = signIn(world.browser(), "admin");
            assertThat(answer.cookie("__Host-account-session").orElseThrow())
                    .endsWith(STRICT)
                    .matches("__Host-account-session=exs_[0-9A-Za-z]{49};.*");
            assertThat(answer.cookie("__Host-account-device").orElseThrow()).endsWith(STRICT + "; Max-Age=15552000");
            assertThat(answer.headers("Set-Cookie")).hasSize(2);
        }
    }

    @Test
    void cookies_last_as_long_as_the_services_say() {
        UnaryOperator<AccountServicesBuilder> shorter =
                builder -> builder.pendingSignIn(new PendingPolicy(Duration.ofSeconds(90), 3))
                        .knownDevices(new DevicePolicy(Duration.ofDays(7), 3));
        try (World world = new World(shorter, settings -> {})) {
            Browser ada = world.user("ada");
            assertThat(signIn(world.browser(), "admin")
                            .cookie("__Host-account-device")
                            .orElseThrow())
                    .endsWith(STRICT + "; Max-Age=604800");
            world.enableTwoFactor(ada);
            assertThat(signIn(ada, "ada").cookie("__Host-account-pending").orElseThrow())
                    .endsWith(STRICT + "; Max-Age=90");
        }
    }

    @Test
    void a_known_device_gets_no_second_cookie() {
        try (World world = new World()) {
            Browser browser = world.administrator();
            assertThat(signIn(browser, "admin").headers("Set-Cookie")).hasSize(1);
        }
    }

    @Test
    void a_pending_sign_in_lasts_five_minutes_and_is_cleared_when_it_is_done() {
        try (World world = new World()) {
            Browser ada = world.user("ada");
            VirtualAuthenticator authenticator = world.enableTwoFactor(ada);
            world.clock.advance(Duration.ofSeconds(30));
            Answer first = signIn(ada, "ada");
            assertThat(first.cookie("__Host-account-pending").orElseThrow()).endsWith(STRICT + "; Max-Age=300");
            assertThat(first.headers("Set-Cookie")).hasSize(1);
            Answer second = ada.post("/api/sign-in/second-factor", world.code(authenticator))
                    .expect(200);
            assertThat(second.cookie("__Host-account-pending"))
                    .contains("__Host-account-pending=" + STRICT + "; Max-Age=0");
            ada.get("/api/session").expect(200);
        }
    }

    @Test
    void a_quoted_value_is_read_like_any_other() {
        try (World world = new World()) {
            String session = world.administrator().session();
            world.browser()
                    .send(FakeRequest.of("GET", "/api/session")
                            .header("Cookie", "$Version=\"1\"; __Host-account-session=\"" + session + "\";$Path=\"/\""))
                    .expect(200);
        }
    }

    @Test
    void signing_out_clears_the_session() {
        try (World world = new World()) {
            Answer answer = world.administrator().post("/api/sign-out").expect(204);
            assertThat(answer.headers("Set-Cookie"))
                    .containsExactly("__Host-account-session=" + STRICT + "; Max-Age=0");
        }
    }

    @Test
    void in_development_names_and_attributes_work_over_plain_http() {
        try (World world = new World(settings -> settings.development(true))) {
            Answer answer = signIn(world.browser(), "admin");
            assertThat(answer.cookie("account-session").orElseThrow()).endsWith("; Path=/; HttpOnly; SameSite=Strict");
            assertThat(answer.cookie("account-device")).isPresent();
        }
    }

    @Test
    void the_names_of_one_mode_are_nothing_in_the_other() {
        try (World world = new World();
                World development = new World(settings -> settings.development(true))) {
            Browser browser = world.administrator();
            browser.cookies().put("account-session", browser.cookies().remove("__Host-account-session"));
            browser.get("/api/session").expect(401, "not-authenticated");

            Browser plain = development.browser();
            signIn(plain, "admin");
            plain.get("/api/session").expect(200);
            plain.cookies().put("__Host-account-session", plain.cookies().remove("account-session"));
            plain.get("/api/session").expect(401, "not-authenticated");
        }
    }

    @Test
    void the_host_may_set_stem_and_lax() {
        try (World world = new World(settings -> settings.cookieName("console").sameSiteLax(true))) {
            assertThat(signIn(world.browser(), "admin")
                            .cookie("__Host-console-session")
                            .orElseThrow())
                    .endsWith("; SameSite=Lax; Secure");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> AccountRoutes.builder(world.accounts)
                            .cookieName("a;b")
                            .build());
        }
    }

    private static Answer signIn(Browser browser, String name) {
        return browser.post("/api/sign-in", World.credentials(name, World.PASSWORD))
                .expect(200);
    }
}
