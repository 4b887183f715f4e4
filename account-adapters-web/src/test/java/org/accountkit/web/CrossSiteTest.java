package org.accountkit.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("A51")
@Tag("A52")
class CrossSiteTest {

    private final World world =
            new World(settings -> settings.allowedOrigins(List.of("https://app.example", "https://dev.example:8443")));

    @AfterEach
    void end() {
        world.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "null",
                "",
                "http://console.example",
                "https://console.example:444",
                "https://console.example.evil.example",
                "https://console.example@evil.example",
                "https://evil.example/https://console.example",
                "https://app.example.evil.example",
            })
    void A52_sign_in_from_elsewhere_is_refused(String origin) {
        Answer answer = world.browser().send(signIn().only("Origin", origin));
        answer.expect(403, "cross-site-request");
        assertThat(answer.headers("Set-Cookie")).isEmpty();
        assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void A52_sign_in_without_an_origin_or_with_two_is_refused() {
        world.browser().send(signIn().without("Origin")).expect(403, "cross-site-request");
        world.browser().send(signIn().header("Origin", FakeRequest.ORIGIN)).expect(403, "cross-site-request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site", "none", "Same-Origin", ""})
    void A52_what_the_browser_says_of_the_site_decides_before_the_origin(String site) {
        world.browser().send(signIn().header("Sec-Fetch-Site", site)).expect(403, "cross-site-request");
        world.browser()
                .send(signIn().without("Origin").header("Sec-Fetch-Site", "same-origin"))
                .expect(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://console.example", "https://CONSOLE.example", "https://console.example:443"})
    void an_origin_is_ours_however_it_is_written(String origin) {
        FakeRequest request = FakeRequest.of("GET", "/").header("Origin", origin);
        assertThat(new Origins(Optional.of(origin), Set.of()).own(request)).isEqualTo(FakeRequest.ORIGIN);
    }

    @Test
    void A51_a_session_or_a_pending_sign_in_makes_an_unsafe_request_open_to_forgery() {
        Browser ada = world.user("ada");
        ada.send(FakeRequest.of("POST", "/api/sign-out").without("Origin")).expect(403, "cross-site-request");
        ada.send(FakeRequest.of("POST", "/api/sign-out").only("Origin", "https://evil.example"))
                .expect(403, "cross-site-request");
        ada.get("/api/session").expect(200);

        world.enableTwoFactor(ada);
        ada.post("/api/sign-in", World.credentials("ada", World.PASSWORD)).expect(200);
        assertThat(ada.cookies()).containsKey("__Host-account-pending");
        ada.send(FakeRequest.of("POST", "/api/sign-in/second-factor").json("{}").without("Origin"))
                .expect(403, "cross-site-request");
    }

    @Test
    void an_api_key_is_not_sent_by_itself_so_it_needs_no_origin() {
        String key = World.apiKey(world.administrator());
        world.browser()
                .send(FakeRequest.of("POST", "/api/roles").without("Origin").bearer(key))
                .expect(403, "forbidden");
        world.browser()
                .send(FakeRequest.of("POST", "/api/roles").without("Origin"))
                .expect(401, "not-authenticated");
    }

    @Test
    void safe_methods_need_no_origin() {
        Browser ada = world.user("ada");
        ada.send(FakeRequest.of("GET", "/api/session").header("Sec-Fetch-Site", "cross-site"))
                .expect(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://app.example", "https://dev.example:8443"})
    void listed_origins_pass_and_get_cors_with_credentials(String origin) {
        Answer answer = world.browser().send(signIn().only("Origin", origin).header("Sec-Fetch-Site", "cross-site"));
        answer.expect(200);
        assertThat(answer.header("Access-Control-Allow-Origin")).contains(origin);
        assertThat(answer.header("Access-Control-Allow-Credentials")).contains("true");
        assertThat(answer.header("Vary")).contains("Origin");
        world.browser()
                .send(signIn().only("Origin", origin).header("Sec-Fetch-Site", "none"))
                .expect(403, "cross-site-request");
    }

    @Test
    void listed_origins_may_ask_beforehand_and_nobody_else() {
        Answer listed = world.browser().send(preflight("https://app.example", "/api/users/1"));
        listed.expect(204);
        assertThat(listed.header("Access-Control-Allow-Methods").orElseThrow().split(", "))
                .contains("PATCH", "DELETE", "GET");
        assertThat(listed.header("Access-Control-Allow-Headers").orElseThrow()).contains("Content-Type");
        assertThat(listed.header("Access-Control-Allow-Origin")).contains("https://app.example");

        Answer other = world.browser().send(preflight("https://evil.example", "/api/users/1"));
        other.expect(405, "method-not-allowed");
        assertThat(other.header("Access-Control-Allow-Origin")).isEmpty();
        world.browser().send(preflight("https://app.example", "/api/nothing")).expect(404, "not-found");
    }

    @Test
    @Tag("A59")
    void A59_where_the_public_origin_is_set_a_poisoned_host_is_not_believed() {
        try (World proxied = new World(settings -> settings.publicOrigin("https://public.example"))) {
            FakeRequest poisoned = signIn().only("Origin", FakeRequest.ORIGIN);
            proxied.browser().send(poisoned).expect(403, "cross-site-request");
            proxied.browser()
                    .send(signIn().only("Origin", "https://public.example").plainHttp())
                    .expect(200);
            Answer redirect = proxied.browser().send(FakeRequest.of("GET", ""));
            assertThat(redirect.header("Location")).contains("/account/");
        }
    }

    private static FakeRequest signIn() {
        return FakeRequest.of("POST", "/api/sign-in").json(World.credentials("admin", World.PASSWORD));
    }

    private static FakeRequest preflight(String origin, String path) {
        return FakeRequest.of("OPTIONS", path)
                .only("Origin", origin)
                .header("Access-Control-Request-Method", "PATCH")
                .header("Access-Control-Request-Headers", "content-type");
    }
}
