package org.accountkit.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.accountkit.access.AccessRule;
import org.accountkit.access.Caller;
import org.accountkit.access.RefusalCode;
import org.accountkit.transaction.StoreUnavailableException;
import org.accountkit.user.Right;
import org.accountkit.web.AccountResponse.Header;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The guard of a host's own routes, as any server calls it. */
class GuardTest {

    private static final RouteRule SIGNED_IN = RouteRule.of(AccessRule.sessionOrKey());
    private static final RouteRule ANYONE = RouteRule.callerIfPresent();

    private final World world = new World(settings -> settings.allowedOrigins(List.of("https://app.example")));

    @AfterEach
    void end() {
        world.close();
    }

    @Test
    void a_caller_passes_and_the_hosts_answer_gets_headers() {
        Admission admission = guard(SIGNED_IN, get(world.administrator()));

        assertThat(admission.answer()).isEmpty();
        assertThat(admission.caller()).map(GuardTest::name).contains("admin");
        assertThat(admission.headers())
                .extracting(Header::name)
                .contains("X-Content-Type-Options", "Cache-Control", "Vary")
                .doesNotContain("Content-Security-Policy");
    }

    @Test
    void a_key_passes_and_an_unsafe_request_with_it_needs_no_origin() {
        FakeRequest request =
                request("POST").without("Origin").header("X-API-Key", World.apiKey(world.administrator()));
        assertThat(guard(SIGNED_IN, request).caller()).map(GuardTest::name).contains("admin");
    }

    @Test
    void nobody_is_refused_by_a_problem_with_all_headers() {
        Admission admission = guard(SIGNED_IN, request("GET"));

        Answer answer = answer(admission).expect(401, "not-authenticated");
        assertThat(answer.header("Content-Security-Policy")).contains("default-src 'none'; frame-ancestors 'none'");
        assertThat(answer.header("WWW-Authenticate")).contains("Bearer");
        assertThat(admission.caller()).isEmpty();
        assertThat(admission.headers()).isEmpty();
    }

    @Test
    void a_browser_that_opens_a_page_is_redirected_to_the_sign_in() {
        FakeRequest opened = FakeRequest.to("GET", "/orders?page=2").header("Sec-Fetch-Mode", "navigate");
        Answer answer = answer(guard(SIGNED_IN, opened)).expect(303);
        assertThat(answer.header("Location")).contains("/account/?next=/orders%3Fpage%3D2#/sign-in");
    }

    @Test
    @Tag("A51")
    void A51_what_another_site_makes_a_browser_send_is_refused() {
        Browser admin = world.administrator();
        FakeRequest forged = with(admin, request("POST").only("Origin", "https://evil.example"));
        answer(guard(SIGNED_IN, forged)).expect(403, "cross-site-request");
        answer(guard(ANYONE, with(admin, request("POST").without("Origin")))).expect(403, "cross-site-request");
        FakeRequest trusted = with(admin, request("POST").only("Origin", "https://app.example"));
        assertThat(guard(SIGNED_IN, trusted).headers())
                .contains(new Header("Access-Control-Allow-Origin", "https://app.example"));
    }

    @Test
    void a_preflight_of_an_allowed_origin_is_answered() {
        FakeRequest preflight = FakeRequest.to("OPTIONS", "/orders")
                .header("Origin", "https://app.example")
                .header("Access-Control-Request-Method", "PUT");
        Answer answer = answer(guard(SIGNED_IN, preflight)).expect(204);
        assertThat(answer.header("Access-Control-Allow-Origin")).contains("https://app.example");
        answer(guard(SIGNED_IN, preflight.only("Origin", "https://evil.example")))
                .expect(401);
    }

    @Test
    @Tag("A34")
    void A34_a_pending_action_comes_first_unless_the_rule_says_otherwise() {
        FakeRequest waiting = get(world.created("bob"));
        answer(guard(SIGNED_IN, waiting)).expect(403, "action-pending");
        answer(guard(ANYONE, waiting)).expect(403, "action-pending");
        RouteRule always = RouteRule.callerIfPresent(AccessRule.sessionOrKey().always());
        assertThat(guard(always, waiting).caller()).map(GuardTest::name).contains("bob");
    }

    @Test
    void a_right_is_required_of_a_caller_who_is_present_alone() {
        RouteRule rule = RouteRule.callerIfPresent(AccessRule.sessionOrKey().withRight(new Right("hello.write")));
        answer(guard(rule, get(world.user("ada")))).expect(403, "forbidden");
        assertThat(guard(rule, request("GET")).answer()).isEmpty();
    }

    @Test
    void without_a_credential_a_request_passes_where_a_caller_is_welcome() {
        for (FakeRequest request : List.of(
                request("GET"),
                request("POST").without("Origin"),
                request("GET").header("Authorization", "Basic x"))) {
            Admission admission = guard(ANYONE, request);
            assertThat(admission.answer()).isEmpty();
            assertThat(admission.caller()).isEmpty();
            assertThat(admission.headers()).isNotEmpty();
        }
        assertThat(guard(ANYONE, get(world.administrator())).caller())
                .map(GuardTest::name)
                .contains("admin");
    }

    @Test
    void a_session_that_has_ended_passes_without_a_caller_and_a_wrong_key_does_not() {
        Browser admin = world.administrator();
        FakeRequest old = get(admin);
        String key = World.apiKey(admin);
        admin.post("/api/sign-out").expect(204);

        assertThat(guard(ANYONE, old).answer()).isEmpty();
        assertThat(guard(ANYONE, old).caller()).isEmpty();
        assertThat(guard(ANYONE, request("GET").bearer(key)).caller()).isPresent();
        answer(guard(ANYONE, request("GET").bearer("x"))).expect(401, "not-authenticated");
        answer(guard(ANYONE, request("GET").header("X-API-Key", ""))).expect(401, "not-authenticated");
    }

    @ParameterizedTest
    @CsvSource({"x, y", "'', x"})
    @Tag("A32")
    void A32_two_credentials_are_ambiguous_where_a_caller_is_welcome(String first, String second) {
        FakeRequest two = request("GET").bearer(first).header("X-API-Key", second);
        answer(guard(ANYONE, two)).expect(400, "ambiguous-credentials");
        answer(guard(ANYONE, get(world.administrator()).bearer(first))).expect(400, "ambiguous-credentials");
    }

    @Test
    void after_head_no_body_is_sent_but_its_length_is_announced() {
        AccountResponse get = guard(SIGNED_IN, request("GET")).answer().orElseThrow();
        AccountResponse head = guard(SIGNED_IN, request("HEAD")).answer().orElseThrow();
        assertThat(head.status()).isEqualTo(401);
        assertThat(head.hasBody()).isFalse();
        assertThat(head.body()).isEmpty();
        assertThat(head.contentLength()).isEqualTo(get.contentLength());
    }

    static Stream<RuntimeException> refusals() {
        return Stream.of(
                RefusalCode.FORBIDDEN.refused(),
                HttpRefusal.BODY_TOO_LARGE.refused(),
                new CompletionException(new CompletionException(RefusalCode.FORBIDDEN.refused())));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void what_the_hosts_route_refuses_is_a_problem(RuntimeException refusal) {
        Admission admission = guard(SIGNED_IN, get(world.administrator()));
        Answer answer = new Answer(request("GET"), admission.refuse(refusal));
        assertThat(answer.status()).isIn(403, 413);
        assertThat(answer.header("Cache-Control")).contains("no-store");
    }

    @Test
    @Tag("A70")
    void A70_what_fails_in_the_hosts_route_is_answered_without_its_message() {
        Admission admission = guard(SIGNED_IN, get(world.administrator()));
        Answer failed = new Answer(request("GET"), admission.refuse(new IllegalStateException("canary")));
        failed.expect(500, "internal-error");
        assertThat(failed.text()).doesNotContain("canary");
        new Answer(request("GET"), admission.refuse(new StoreUnavailableException("canary")))
                .expect(503, "unavailable");
    }

    /** With a caller, the sign-in page would only lead back, for ever. */
    @Test
    void a_route_that_wants_a_caller_after_all_redirects_nobody_but_a_stranger() {
        RuntimeException refusal = RefusalCode.NOT_AUTHENTICATED.refused();
        FakeRequest opened = request("GET").header("Sec-Fetch-Mode", "navigate");
        assertThat(guard(ANYONE, opened).refuse(refusal).status()).isEqualTo(303);
        assertThat(guard(ANYONE, with(world.administrator(), opened))
                        .refuse(refusal)
                        .status())
                .isEqualTo(401);
    }

    private Admission guard(RouteRule rule, FakeRequest request) {
        return world.routes.guard(request, rule);
    }

    private static Answer answer(Admission admission) {
        return new Answer(request("GET"), admission.answer().orElseThrow());
    }

    private static FakeRequest get(Browser browser) {
        return with(browser, request("GET"));
    }

    private static FakeRequest with(Browser browser, FakeRequest request) {
        return request.only("Cookie", "__Host-account-session=" + browser.session());
    }

    private static FakeRequest request(String method) {
        FakeRequest request = FakeRequest.to(method, "/orders");
        return method.equals("POST") ? request.header("Origin", FakeRequest.ORIGIN) : request;
    }

    private static String name(Caller caller) {
        return caller.account().user().username().text();
    }
}
