package org.accountkit.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.accountkit.web.ContractRoutes.Line;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may call each route. */
@TestInstance(Lifecycle.PER_CLASS)
class RouteTableTest {

    static final List<Line> SIGNED_IN = ContractRoutes.signedIn();

    private static final Set<String> WHILE_ANYTHING_IS_PENDING =
            Set.of("GET /api/session", "POST /api/session/proof", "POST /api/sign-out", "GET /api/whoami");

    private World world;
    private Browser administrator;
    private String key;
    private String downloadToken;
    private String mustChangeKey;
    private String mustSetUpKey;
    private final Map<String, Browser> lacking = new HashMap<>();
    private final World late = new World();

    @BeforeAll
    void begin() {
        world = new World();
        administrator = world.administrator();
        key = World.apiKey(administrator);
        downloadToken = (String)
                administrator.post("/api/download-token").expect(201).json().get("token");
        mustChangeKey = World.apiKey(world.user("must-change", "administrator"));
        mustSetUpKey = World.apiKey(world.user("must-set-up", "administrator"));
        world.edit("must-change", "\"passwordChangeRequired\":true");
        world.edit("must-set-up", "\"twoFactorRequired\":true");
    }

    @AfterAll
    void end() {
        world.close();
        late.close();
    }

    @Test
    void the_routes_are_those_of_the_contract() {
        Set<String> contract = ContractRoutes.all().map(Line::toString).collect(Collectors.toSet());
        assertThat(world.table().routes())
                .filteredOn(route -> route.path().toString().startsWith("/api/"))
                .extracting(route -> route.method() + ' ' + route.path())
                .containsExactlyInAnyOrderElementsOf(contract);
    }

    @ParameterizedTest
    @FieldSource("SIGNED_IN")
    void without_a_credential_it_is_401(Line route) {
        Answer answer = world.browser().send(route.request());
        answer.expect(401, "not-authenticated");
        assertThat(answer.header("WWW-Authenticate")).contains("Bearer");
    }

    @ParameterizedTest
    @FieldSource("SIGNED_IN")
    @Tag("A35")
    void A35_other_kinds_of_tokens_are_unknown(Line route) {
        for (String token : List.of("nonsense", "", downloadToken, administrator.session())) {
            Answer bearer = world.browser().send(route.request().bearer(token));
            bearer.expect(401, "not-authenticated");
            assertThat(bearer.header("WWW-Authenticate")).contains("Bearer error=\"invalid_token\"");
            world.browser().send(route.request().header("X-API-Key", token)).expect(401, "not-authenticated");
        }
        world.browser()
                .send(route.request().header("Cookie", "__Host-account-session=" + downloadToken))
                .expect(401, "not-authenticated");
    }

    @ParameterizedTest
    @FieldSource("SIGNED_IN")
    @Tag("A30")
    void A30_an_api_key_is_forbidden_where_only_sessions_are_taken(Line route) {
        Answer answer = world.browser().send(route.request().bearer(key));
        if (route.takesKeys()) {
            assertThat(answer.status()).isIn(200, 404);
        } else {
            answer.expect(403, "forbidden");
        }
    }

    @ParameterizedTest
    @FieldSource("SIGNED_IN")
    @Tag("A32")
    void A32_two_credentials_are_ambiguous_whatever_they_are(Line route) {
        world.browser()
                .send(route.request().bearer(key).header("X-API-Key", key))
                .expect(400, "ambiguous-credentials");
        world.browser().send(route.request().bearer("x").bearer("y")).expect(400, "ambiguous-credentials");
        administrator.send(route.request().header("X-API-Key", "x")).expect(400, "ambiguous-credentials");
        administrator.send(route.request().bearer(key)).expect(400, "ambiguous-credentials");
        administrator
                .send(route.request().header("Cookie", "__Host-account-session=x"))
                .expect(400, "ambiguous-credentials");
    }

    @ParameterizedTest
    @MethodSource("org.accountkit.web.ContractRoutes#all")
    @Tag("A53")
    void A53_other_methods_are_405_and_told_which_there_are(Line route) {
        Set<String> allowed = ContractRoutes.all()
                .filter(other -> other.path().equals(route.path()))
                .flatMap(other -> other.method().equals("GET") ? Stream.of("GET", "HEAD") : Stream.of(other.method()))
                .collect(Collectors.toSet());
        for (String method : List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "QUERY")) {
            if (!allowed.contains(method)) {
                FakeRequest request = FakeRequest.of(method, route.sample())
                        .header("X-HTTP-Method-Override", route.method())
                        .json("{}");
                Answer answer = administrator.send(request);
                answer.expect(405, method.equals("HEAD") ? "" : "method-not-allowed");
                assertThat(Set.of(answer.header("Allow").orElseThrow().split(", ")))
                        .isEqualTo(allowed);
            }
        }
    }

    @ParameterizedTest
    @FieldSource("SIGNED_IN")
    void a_right_that_is_missing_is_forbidden(Line route) {
        route.right().ifPresent(right -> {
            String name = "no-" + right.replace('.', '-');
            Browser ada = lacking.computeIfAbsent(right, lacked -> world.userWith(name, world.rightsBut(lacked)));
            ada.send(route.request()).expect(403, "forbidden");
        });
    }

    @ParameterizedTest
    @FieldSource("SIGNED_IN")
    @Tag("A16")
    void A16_a_proof_that_is_too_old_is_told_where_one_is_wanted(Line route) {
        Browser browser = late.administrator();
        late.clock.advance(Duration.ofMinutes(5));
        Answer answer = browser.send(route.request());
        if (route.wantsProof()) {
            answer.expect(403, "reauthentication-required");
        } else {
            assertThat(answer.code()).isNotEqualTo("reauthentication-required");
        }
    }

    @ParameterizedTest
    @FieldSource("SIGNED_IN")
    @Tag("A34")
    void A34_while_a_password_change_is_pending_little_answers(Line route) {
        assertWaits(route, "must-change", mustChangeKey, Set.of("PUT /api/me/password"));
    }

    @ParameterizedTest
    @FieldSource("SIGNED_IN")
    @Tag("A34")
    void A34_while_a_two_factor_set_up_is_pending_little_answers(Line route) {
        Set<String> enrolment = SIGNED_IN.stream()
                .map(Line::toString)
                .filter(line -> line.contains("/api/me/two-factor"))
                .collect(Collectors.toSet());
        assertWaits(route, "must-set-up", mustSetUpKey, enrolment);
    }

    private void assertWaits(Line route, String username, String usersKey, Set<String> answering) {
        Answer bySession = world.signedIn(username, World.PASSWORD).send(route.request());
        if (WHILE_ANYTHING_IS_PENDING.contains(route.toString()) || answering.contains(route.toString())) {
            assertThat(bySession.code()).isNotEqualTo("action-pending");
        } else {
            bySession.expect(403, "action-pending");
        }
        Answer byKey = world.browser().send(route.request().bearer(usersKey));
        if (route.toString().equals("GET /api/whoami")) {
            byKey.expect(200);
        } else {
            byKey.expect(403, route.takesKeys() ? "action-pending" : "forbidden");
        }
    }

    @ParameterizedTest
    @MethodSource("org.accountkit.web.ContractRoutes#all")
    void routes_for_anyone_look_at_no_credential(Line route) {
        if (route.who().equals("-") && route.method().equals("GET")) {
            administrator
                    .send(route.request().bearer("x").header("X-API-Key", "y"))
                    .expect(200);
        }
    }
}
