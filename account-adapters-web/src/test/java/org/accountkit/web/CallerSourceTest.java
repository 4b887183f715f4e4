package org.accountkit.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.accountkit.access.Caller;
import org.accountkit.access.Credential;
import org.accountkit.access.RequestOrigin;
import org.accountkit.testkit.VirtualAuthenticator;
import org.accountkit.user.Username;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A host whose own sign-in keeps the user's name in a header of its proxy. */
class CallerSourceTest {

    private final World world = new World(settings -> settings.callers(this::caller));

    @AfterEach
    void end() {
        world.close();
    }

    @Test
    void the_hosts_session_opens_the_routes() {
        Answer whoami = send("GET", "/api/whoami").expect(200);
        assertThat(whoami.text()).contains("\"username\":\"admin\"", "\"kind\":\"session\"", "\"id\":\"host-1\"");
        send("GET", "/api/users").expect(200);
        Answer session = send("GET", "/api/session").expect(200);
        assertThat(session.json()).containsOnlyKeys("user", "rights", "pendingActions");
        Answer key = send("POST", "/api/me/api-key").expect(201);
        world.browser()
                .send(FakeRequest.of("GET", "/api/whoami")
                        .bearer((String) key.json().get("apiKey")))
                .expect(200);
    }

    @Test
    void who_is_unknown_to_it_is_nobody_and_our_own_cookie_is_none_of_its_sessions() {
        world.browser().get("/api/whoami").expect(401, "not-authenticated");
        Browser ours = new Browser(AccountRoutes.builder(world.accounts).build());
        ours.post("/api/sign-in", World.credentials("admin", World.PASSWORD)).expect(200);
        FakeRequest withOurCookie =
                FakeRequest.of("GET", "/api/whoami").header("Cookie", "__Host-account-session=" + ours.session());
        world.browser().send(withOurCookie).expect(401, "not-authenticated");
    }

    @Test
    void no_answer_sets_or_clears_a_cookie_of_ours() {
        byte[] png = begun().bytes();
        VirtualAuthenticator phone = VirtualAuthenticator.scan(png);
        Answer validated = world.browser()
                .send(known("POST", "/api/me/two-factor/enrolment/validate").json(world.code(phone)))
                .expect(200);
        assertThat(validated.headers("Set-Cookie")).isEmpty();
        assertThat(send("POST", "/api/sign-out").expect(404).headers("Set-Cookie"))
                .isEmpty();
    }

    private Answer begun() {
        send("POST", "/api/me/two-factor/enrolment").expect(201);
        return send("GET", "/api/me/two-factor/enrolment.png").expect(200);
    }

    @Test
    void a_key_beside_the_hosts_session_is_ambiguous() {
        world.browser().send(known("GET", "/api/whoami").bearer("x")).expect(400, "ambiguous-credentials");
    }

    @Test
    void whatever_comes_without_a_key_may_be_forged() {
        world.browser().send(known("POST", "/api/me/api-key").without("Origin")).expect(403, "cross-site-request");
        world.browser()
                .send(FakeRequest.of("POST", "/api/me/api-key")
                        .without("Origin")
                        .bearer("x"))
                .expect(401, "not-authenticated");
    }

    private Answer send(String method, String path) {
        return world.browser().send(known(method, path));
    }

    private static FakeRequest known(String method, String path) {
        return FakeRequest.of(method, path).header("X-Remote-User", "admin");
    }

    private Optional<Caller> caller(AccountRequest request, RequestOrigin origin) {
        List<String> user = request.headers("X-Remote-User");
        Credential credential =
                Credential.ofHost("host-1", world.clock.instant().plus(Duration.ofMinutes(1)));
        return user.stream()
                .map(name -> world.accounts.operations().find(Username.of(name)))
                .findFirst()
                .flatMap(id -> world.accounts.caller(id, credential, origin));
    }
}
