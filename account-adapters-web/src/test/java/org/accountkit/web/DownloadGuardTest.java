package org.accountkit.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What opens a download: the kind of token × how it is carried × the state. */
class DownloadGuardTest {

    private static final String FILE = "/downloads/agent.txt";

    private final World world = new World();
    private Browser administrator;
    private String token;

    /** How a token is carried. */
    enum Carried {
        BEARER,
        API_KEY_HEADER,
        QUERY
    }

    @BeforeEach
    void begin() {
        administrator = world.administrator();
        token = (String)
                administrator.post("/api/download-token").expect(201).json().get("token");
    }

    @AfterEach
    void end() {
        world.close();
    }

    @ParameterizedTest
    @EnumSource
    @Tag("A35")
    void A35_only_the_download_token_opens_and_only_in_its_places(Carried carried) {
        String expected = carried == Carried.API_KEY_HEADER ? "not-authenticated" : "passes";
        assertThat(outcome(carrying(carried, token))).isEqualTo(expected);
        for (String other : new String[] {World.apiKey(administrator), administrator.session(), "nonsense", ""}) {
            assertThat(outcome(carrying(carried, other))).isEqualTo("not-authenticated");
        }
    }

    @ParameterizedTest
    @EnumSource
    @Tag("A35")
    void A35_while_open_other_kinds_are_refused_still(Carried carried) {
        setState("open");
        assertThat(outcome(carrying(carried, World.apiKey(administrator)))).isEqualTo("not-authenticated");
        assertThat(outcome(carrying(carried, administrator.session()))).isEqualTo("not-authenticated");
        String expected = carried == Carried.API_KEY_HEADER ? "not-authenticated" : "passes";
        assertThat(outcome(carrying(carried, token))).isEqualTo(expected);
        assertThat(outcome(carrying(carried, "nonsense"))).isEqualTo(expected);
        assertThat(outcome(get(""))).isEqualTo("passes");
    }

    @ParameterizedTest
    @EnumSource
    @Tag("A38")
    void A38_while_closed_the_right_token_is_forbidden_and_others_are_unknown(Carried carried) {
        setState("closed");
        String expected = carried == Carried.API_KEY_HEADER ? "not-authenticated" : "forbidden";
        assertThat(outcome(carrying(carried, token))).isEqualTo(expected);
        assertThat(outcome(carrying(carried, "nonsense"))).isEqualTo("not-authenticated");
        assertThat(outcome(get(""))).isEqualTo("not-authenticated");
    }

    @Test
    @Tag("A38")
    void A38_a_product_that_never_made_a_token_is_closed() {
        try (World fresh = new World()) {
            assertThat(outcome(fresh, get(""))).isEqualTo("not-authenticated");
        }
    }

    @Test
    @Tag("A32")
    void A32_two_carriers_are_ambiguous_whatever_they_hold() {
        assertThat(outcome(get("?token=" + token).bearer(token))).isEqualTo("ambiguous-credentials");
        assertThat(outcome(get("?token=x").header("X-API-Key", "y"))).isEqualTo("ambiguous-credentials");
        assertThat(outcome(get("").bearer(token).header("X-API-Key", "y"))).isEqualTo("ambiguous-credentials");
        assertThat(outcome(get("?token=x&token=x"))).isEqualTo("ambiguous-credentials");
        assertThat(outcome(get("?token=").bearer(token))).isEqualTo("ambiguous-credentials");
    }

    @Test
    void cookies_and_basic_are_not_looked_at() {
        String cookie = "__Host-account-session=" + administrator.session();
        assertThat(outcome(get("").header("Cookie", cookie))).isEqualTo("not-authenticated");
        assertThat(outcome(get("?token=" + token).header("Cookie", cookie))).isEqualTo("passes");
        assertThat(outcome(get("?token=" + token).header("Authorization", "Basic eDp5")))
                .isEqualTo("passes");
        assertThat(outcome(get("").header("Authorization", "bearer   " + token)))
                .isEqualTo("passes");
        assertThat(outcome(get("").header("Authorization", "Bearerx " + token))).isEqualTo("not-authenticated");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"})
    @Tag("A36")
    void A36_other_methods_than_get_and_head_are_405(String method) {
        Answer answer = refusal(FakeRequest.to(method, FILE).bearer(token));
        answer.expect(405, "method-not-allowed");
        assertThat(answer.header("Allow")).contains("GET, HEAD");
    }

    @Test
    void a_401_names_an_error_only_if_a_token_was_sent() {
        assertThat(challenge(get(""))).isEqualTo("Bearer");
        assertThat(challenge(get("?token=x"))).isEqualTo("Bearer error=\"invalid_token\"");
        assertThat(challenge(get("").bearer("x"))).isEqualTo("Bearer error=\"invalid_token\"");
    }

    private void setState(String state) {
        administrator
                .patch("/api/download-token", "{\"state\":\"" + state + "\"}")
                .expect(200);
    }

    private static FakeRequest get(String query) {
        return FakeRequest.to("GET", FILE + query);
    }

    private static FakeRequest carrying(Carried carried, String text) {
        return switch (carried) {
            case BEARER -> get("").bearer(text);
            case API_KEY_HEADER -> get("").header("X-API-Key", text);
            case QUERY -> get("?token=" + text);
        };
    }

    private String outcome(FakeRequest request) {
        return outcome(world, request);
    }

    private static String outcome(World world, FakeRequest request) {
        Admission admission = world.routes.guard(request, RouteRule.download());
        assertThat(admission.caller()).isEmpty();
        return admission
                .answer()
                .map(answer -> new Answer(request, answer).code())
                .orElse("passes");
    }

    private String challenge(FakeRequest request) {
        return refusal(request).header("WWW-Authenticate").orElseThrow();
    }

    private Answer refusal(FakeRequest request) {
        return new Answer(
                request,
                world.routes.guard(request, RouteRule.download()).answer().orElseThrow());
    }
}
