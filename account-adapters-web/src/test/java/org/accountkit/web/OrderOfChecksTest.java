package org.accountkit.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A request with everything wrong is mended step by step: at each step the next check answers. */
class OrderOfChecksTest {

    private static final String USER = "/api/users/00000000-0000-4000-8000-000000000000";
    private static final String TOO_LARGE = "x".repeat(16 * 1024 + 1);

    private final World world = new World();

    @AfterEach
    void end() {
        world.close();
    }

    @Test
    void the_first_check_that_fails_answers() {
        Browser mallory = world.created("mallory", "administrator");
        String key = World.apiKey(world.administrator());

        mallory.send(hopeless("PATCH", "/api/nothing")).expect(404, "not-found");
        mallory.send(hopeless("PUT", USER)).expect(405, "method-not-allowed");
        mallory.send(hopeless("PATCH", USER)).expect(403, "cross-site-request");

        FakeRequest sameSite = hopeless("PATCH", USER).only("Origin", FakeRequest.ORIGIN);
        mallory.send(sameSite).expect(415, "unsupported-media-type");
        mallory.send(hopeless("PATCH", USER).only("Origin", FakeRequest.ORIGIN).json(TOO_LARGE))
                .expect(413, "body-too-large");
        mallory.send(unreadable().bearer("x")).expect(400, "ambiguous-credentials");
        world.browser().send(unreadable().bearer("x")).expect(401, "not-authenticated");
        world.browser().send(unreadable().bearer(key)).expect(403, "forbidden");
        mallory.send(unreadable()).expect(403, "action-pending");

        Browser reader = world.userWith("reader", "account.users.read");
        world.clock.advance(Duration.ofMinutes(5));
        reader.send(unreadable()).expect(403, "forbidden");

        Browser administrator = world.administrator();
        world.clock.advance(Duration.ofMinutes(5));
        administrator.send(unreadable()).expect(403, "reauthentication-required");
        world.administrator().send(unreadable()).expect(400, "malformed-request");
        world.administrator().patch(USER, "{\"version\":0}").expect(404, "not-found");
    }

    @Test
    void a_pending_sign_in_that_is_over_answers_before_the_body_is_read() {
        Browser browser = world.browser();
        browser.post("/api/sign-in/second-factor", "{").expect(401, "not-authenticated");
        browser.cookies().put("__Host-account-pending", "nonsense");
        browser.post("/api/sign-in/second-factor", "{").expect(401, "not-authenticated");
    }

    private static FakeRequest hopeless(String method, String path) {
        return FakeRequest.of(method, path)
                .body("text/plain", TOO_LARGE.getBytes(UTF_8))
                .only("Origin", "https://evil.example");
    }

    private static FakeRequest unreadable() {
        return FakeRequest.of("PATCH", USER).json("{\"x\":");
    }
}
