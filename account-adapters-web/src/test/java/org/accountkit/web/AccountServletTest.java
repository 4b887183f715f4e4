package org.accountkit.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.lang.reflect.Proxy;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import org.accountkit.web.servlet.AccountFilter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Servlet and filters in a real container. */
@TestInstance(Lifecycle.PER_CLASS)
class AccountServletTest {

    private static final String JSON = "application/json";

    private final World world = new World(settings -> settings.development(true));
    private JettyHost host;
    private String cookie;
    private String key;

    @BeforeAll
    void begin() throws Exception {
        host = new JettyHost(world);
        cookie = signIn("admin");
        key = (String) Json.object(host.send("POST", "/account/api/me/api-key", "", "Cookie", cookie)
                        .body())
                .get("apiKey");
    }

    @AfterAll
    void end() throws Exception {
        host.stop();
        world.close();
    }

    @Test
    void the_api_and_the_page_are_served() throws Exception {
        assertThat(host.send("GET", "/account/api/session", "", "Cookie", cookie)
                        .statusCode())
                .isEqualTo(200);
        HttpResponse<String> page = host.send("GET", "/account/", "");
        assertThat(page.body()).contains("<script type=\"module\"");
        assertThat(page.headers().allValues("Content-Security-Policy")).hasSize(1);
        HttpResponse<String> mount = host.send("GET", "/account", "");
        assertThat(mount.statusCode()).isEqualTo(308);
        assertThat(mount.headers().firstValue("Location")).contains("/account/");
    }

    @Test
    void head_is_get_without_the_body() throws Exception {
        HttpResponse<String> got = host.send("GET", "/account/api/health", "");
        HttpResponse<String> head = host.send("HEAD", "/account/api/health", "");
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValue("Content-Length"))
                .isEqualTo(got.headers().firstValue("Content-Length"));
    }

    @ParameterizedTest
    @CsvSource({"TRACE, 405", "OPTIONS, 405", "PROPFIND, 405"})
    @Tag("A53")
    @Tag("A54")
    void A53_methods_that_containers_answer_by_themselves_are_ours(String method, int status) throws Exception {
        HttpResponse<String> answer = host.send(method, "/account/api/health", "");
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Allow")).contains("GET, HEAD");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/account/api/sign-in", "/account/api/sign-out"})
    @Tag("A55")
    void A55_a_chunked_body_that_is_too_large_is_refused(String path) throws Exception {
        HttpResponse<String> answer = host.send(
                "POST",
                path,
                BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[20_000])),
                "Content-Type",
                JSON);
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("body-too-large");
    }

    @Test
    void a_host_route_has_its_caller_by_session_and_by_key() throws Exception {
        HttpResponse<String> bySession = host.send("GET", "/hello", "", "Cookie", cookie);
        assertThat(bySession.body()).isEqualTo("Hello, admin");
        assertThat(bySession.headers().allValues("Cache-Control")).isEqualTo(List.of("private"));
        assertThat(bySession.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(bySession.headers().firstValue("Content-Security-Policy")).isEmpty();
        assertThat(host.send("GET", "/hello?token=x", "", "X-API-Key", key).body())
                .isEqualTo("Hello, admin");
    }

    @Test
    void a_host_route_refuses_by_problem() throws Exception {
        assertProblem(host.send("GET", "/hello", ""), 401, "not-authenticated");
        assertProblem(host.send("GET", "/hello", "", "Authorization", "Bearer x"), 401, "not-authenticated");
        assertProblem(host.send("GET", "/hello", "", "Cookie", cookie, "X-API-Key", key), 400, "ambiguous-credentials");
        assertProblem(
                host.send("POST", "/hello", "", "Cookie", cookie, "Sec-Fetch-Site", "cross-site"),
                403,
                "cross-site-request");
    }

    @Test
    void what_the_hosts_servlet_refuses_is_a_problem_too() throws Exception {
        assertThat(host.send("POST", "/hello", "", "Authorization", "Bearer " + key)
                        .statusCode())
                .isEqualTo(200);
        world.user("ada");
        HttpResponse<String> answer = host.send("POST", "/hello", "", "Cookie", signIn("ada"));
        assertProblem(answer, 403, "forbidden");
        assertThat(answer.body()).contains("hello.write").doesNotContain("half an answer");
    }

    @Test
    @Tag("A34")
    void A34_a_key_waits_at_a_host_route_while_something_is_pending() throws Exception {
        String waiting = World.apiKey(worldUser("bob"));
        world.edit("bob", "\"passwordChangeRequired\":true");
        assertProblem(host.send("GET", "/hello", "", "X-API-Key", waiting), 403, "action-pending");
    }

    @ParameterizedTest
    @CsvSource({
        "/hello, Sec-Fetch-Mode, navigate, /account/?next=/hello#/sign-in",
        "/hello?a=b&c=%20, Sec-Fetch-Mode, navigate, /account/?next=/hello%3Fa%3Db%26c%3D%2520#/sign-in",
        "/hello, Accept, 'text/html,*/*', /account/?next=/hello#/sign-in",
    })
    void a_person_in_a_browser_is_sent_to_the_sign_in(String path, String header, String value, String location)
            throws Exception {
        HttpResponse<String> answer = host.send("GET", path, "", header, value);
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).contains(location);
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    }

    @ParameterizedTest
    @CsvSource({"GET, cors, text/html", "GET, no-cors, text/html", "GET, '', application/json"})
    void everything_else_gets_the_problem(String method, String mode, String accept) throws Exception {
        HttpResponse<String> answer = mode.isEmpty()
                ? host.send(method, "/hello", "", "Accept", accept)
                : host.send(method, "/hello", "", "Accept", accept, "Sec-Fetch-Mode", mode);
        assertProblem(answer, 401, "not-authenticated");
    }

    @Test
    void a_download_needs_its_token() throws Exception {
        String made = (String) Json.object(host.send("POST", "/account/api/download-token", "", "Cookie", cookie)
                        .body())
                .get("token");
        assertThat(host.send("GET", "/downloads/a?token=" + made, "", "Cookie", cookie)
                        .body())
                .isEqualTo("Hello, somebody");
        assertThat(host.send("HEAD", "/downloads/a", "", "Authorization", "Bearer " + made)
                        .statusCode())
                .isEqualTo(200);
        assertProblem(host.send("GET", "/downloads/a", "", "Cookie", cookie), 401, "not-authenticated");
        assertProblem(host.send("POST", "/downloads/a?token=" + made, ""), 405, "method-not-allowed");
    }

    @Test
    void without_the_filter_a_route_has_no_caller() {
        HttpServletRequest unguarded = (HttpServletRequest) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) -> null);
        assertThatIllegalStateException().isThrownBy(() -> AccountFilter.caller(unguarded));
    }

    private Browser worldUser(String name) {
        world.user(name);
        Browser browser = world.browser();
        browser.post("/api/sign-in", World.credentials(name, World.PASSWORD)).expect(200);
        return browser;
    }

    private String signIn(String name) throws Exception {
        HttpResponse<String> answer = host.send(
                "POST", "/account/api/sign-in", World.credentials(name, World.PASSWORD), "Content-Type", JSON);
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
        assertThat(Json.object(answer.body())).containsEntry("code", code);
        assertThat(answer.headers().allValues("Content-Security-Policy"))
                .isEqualTo(List.of("default-src 'none'; frame-ancestors 'none'"));
        assertThat(answer.headers().allValues("Cache-Control")).isEqualTo(List.of("no-store"));
    }
}
