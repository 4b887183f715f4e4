package org.accountkit.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("A54")
class HeadersTest {

    private static final Map<String, String> EVERYWHERE = Map.of(
            "X-Content-Type-Options", "nosniff",
            "Referrer-Policy", "no-referrer",
            "X-Frame-Options", "DENY",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Permissions-Policy", "camera=(), microphone=(), geolocation=()",
            "Strict-Transport-Security", "max-age=31536000");

    private static final String API_POLICY = "default-src 'none'; frame-ancestors 'none'";
    private static final String PAGE_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
            + " font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none';"
            + " require-trusted-types-for 'script'; trusted-types 'none'";

    private final World world = new World();

    @AfterEach
    void end() {
        world.close();
    }

    @ParameterizedTest
    @CsvSource({
        "GET,    /api/health,             200",
        "GET,    /api/session,            401",
        "GET,    /api/nothing,            404",
        "DELETE, /api/health,             405",
        "TRACE,  /api/health,             405",
        "POST,   /api/users,              401",
        "POST,   /api/sign-in,            400",
        "GET,    /api/,                   404",
        "GET,    /api/users/%ff,          401",
    })
    void A54_every_answer_of_the_api_carries_them(String method, String path, int status) {
        assertApi(world.browser().send(FakeRequest.of(method, path)).expect(status));
    }

    @Test
    void A54_refusals_of_all_kinds_carry_them() {
        Browser admin = world.administrator();
        assertApi(admin.post("/api/sign-in", "{").expect(400));
        assertApi(admin.get("/api/users/nobody").expect(404));
        assertApi(admin.send(FakeRequest.of("POST", "/api/sign-out").without("Origin"))
                .expect(403));
        assertApi(admin.send(FakeRequest.of("POST", "/api/sign-in").body("text/plain", new byte[1]))
                .expect(415));
        assertApi(admin.post("/api/sign-in", "x".repeat(20_000)).expect(413));
        assertApi(admin.post("/api/sign-in", World.credentials("x", "y")).expect(401));
        assertApi(admin.post("/api/sign-out").expect(204));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/ui/page.js", "/ui/account.css", "/ui/messages/de.json"})
    void A54_the_page_and_its_files_carry_them_and_are_revalidated(String path) {
        Answer answer = world.browser().get(path).expect(200);
        assertPage(answer);
        String tag = answer.header("ETag").orElseThrow();
        Answer known = world.browser()
                .send(FakeRequest.of("GET", path).header("If-None-Match", "\"x\", W/" + tag))
                .expect(304);
        assertPage(known);
        assertThat(known.bytes()).isEmpty();
        assertThat(known.header("ETag")).contains(tag);
        world.browser()
                .send(FakeRequest.of("GET", path).header("If-None-Match", "\"x\""))
                .expect(200);
    }

    @Test
    void A54_what_is_missing_beside_the_page_carries_them_too() {
        assertPage(world.browser().get("/nothing").expect(404, "not-found"));
        assertPage(world.browser().get("").expect(308));
    }

    @Test
    void strict_transport_security_is_for_https_only() {
        Answer plain = world.browser().send(FakeRequest.of("GET", "/api/health").plainHttp());
        assertThat(plain.header("Strict-Transport-Security")).isEmpty();
        try (World proxied = new World(settings -> settings.publicOrigin("https://console.example"))) {
            Answer behindProxy =
                    proxied.browser().send(FakeRequest.of("GET", "/api/health").plainHttp());
            assertApi(behindProxy);
        }
    }

    private static void assertApi(Answer answer) {
        assertEverywhere(answer);
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(answer.header("Content-Security-Policy")).contains(API_POLICY);
    }

    private static void assertPage(Answer answer) {
        assertEverywhere(answer);
        assertThat(answer.header("Cache-Control")).contains("no-cache");
        assertThat(answer.header("Content-Security-Policy")).contains(PAGE_POLICY);
    }

    private static void assertEverywhere(Answer answer) {
        EVERYWHERE.forEach(
                (name, value) -> assertThat(answer.headers(name)).as(name).isEqualTo(List.of(value)));
        assertThat(answer.headers("Access-Control-Allow-Origin")).isEmpty();
    }
}
