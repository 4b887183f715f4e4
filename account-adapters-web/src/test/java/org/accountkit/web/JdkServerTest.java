package org.accountkit.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The binding to the JDK's server, over real sockets. */
@TestInstance(Lifecycle.PER_CLASS)
class JdkServerTest {

    /** The server looks at its limits once a second, and this machine may run other builds. */
    private static final Duration TOLERANCE = Duration.ofSeconds(6);

    private static final int STALLED = 60;

    private final World world = new World(settings -> settings.development(true));
    private JdkHost host;
    private String admin;
    private String ada;

    @BeforeAll
    void begin() throws Exception {
        host = new JdkHost(world);
        world.user("ada");
        admin = new HostClient(host.origin()).signIn("admin");
        ada = new HostClient(host.origin()).signIn("ada");
    }

    @AfterAll
    void end() {
        host.stop();
        world.close();
    }

    @Test
    void the_api_and_the_page_are_served() throws Exception {
        assertThat(send("GET", "/account/api/session", "Cookie", admin).statusCode())
                .isEqualTo(200);
        HttpResponse<String> page = send("GET", "/account/");
        assertThat(page.body()).contains("<script type=\"module\"");
        assertThat(page.headers().allValues("Content-Security-Policy")).hasSize(1);
        assertThat(send("GET", "/account").headers().firstValue("Location")).contains("/account/");
        String tag = page.headers().firstValue("ETag").orElseThrow();
        assertThat(send("GET", "/account/", "If-None-Match", tag).statusCode()).isEqualTo(304);
    }

    @Test
    void head_is_get_without_the_body() throws Exception {
        HttpResponse<String> head = send("HEAD", "/account/api/health");
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValue("Content-Length"))
                .isEqualTo(send("GET", "/account/api/health").headers().firstValue("Content-Length"));
    }

    @Test
    void a_header_that_appears_several_times_does() throws Exception {
        HttpResponse<String> answer = host.send(
                "POST",
                "/account/api/sign-in",
                World.credentials("ada", World.PASSWORD),
                "Content-Type",
                "application/json",
                "Cookie",
                "account-pending=x");
        assertThat(answer.headers().allValues("Set-Cookie")).hasSizeGreaterThan(1);
    }

    @Test
    void without_a_body_there_is_no_answer_to_wait_for() throws Exception {
        String cookie = new HostClient(host.origin()).signIn("ada");
        assertThat(send("POST", "/account/api/sign-out", "Cookie", cookie).statusCode())
                .isEqualTo(204);
        assertThat(send("GET", "/account/api/session", "Cookie", cookie).statusCode())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({"TRACE", "OPTIONS", "PROPFIND"})
    @Tag("A53")
    void A53_other_methods_are_405(String method) throws Exception {
        HttpResponse<String> answer = send(method, "/account/api/health");
        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).contains("GET, HEAD");
    }

    @Test
    @Tag("A55")
    void A55_a_body_that_is_too_large_is_refused_and_the_connection_ends() throws Exception {
        HttpResponse<String> answer = new HostClient(host.origin())
                .send(
                        "POST",
                        "/account/api/sign-in",
                        BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[20_000])),
                        "Content-Type",
                        "application/json");
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.headers().firstValue("Connection")).contains("close");
    }

    @Test
    void a_host_route_has_its_caller() throws Exception {
        HttpResponse<String> answer = send("GET", "/hello", "Cookie", admin);
        assertThat(answer.body()).isEqualTo("Hello, admin");
        assertThat(answer.headers().allValues("Cache-Control")).isEqualTo(List.of("private"));
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(send("GET", "/public", "Cookie", ada).body()).isEqualTo("Hello, ada");
        assertThat(send("GET", "/public").body()).isEqualTo("Hello, somebody");
    }

    /** The server shares the attributes of an exchange among all exchanges of a context. */
    @Test
    void callers_at_the_same_time_are_not_mixed_up() {
        List<String> greetings = IntStream.range(0, 200)
                .parallel()
                .mapToObj(i -> i % 2 == 0 ? greeting("ada", ada) : greeting("admin", admin))
                .toList();
        assertThat(greetings)
                .allSatisfy(greeting -> assertThat(greeting).isIn("ada: Hello, ada", "admin: Hello, admin"));
    }

    private String greeting(String name, String cookie) {
        try {
            return name + ": " + send("GET", "/hello", "Cookie", cookie).body();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_host_route_refuses_and_fails_by_problem() throws Exception {
        assertProblem(send("GET", "/hello"), 401, "not-authenticated");
        assertProblem(
                send("POST", "/hello", "Cookie", admin, "Sec-Fetch-Site", "cross-site"), 403, "cross-site-request");
        assertProblem(send("GET", "/hello/refused", "Cookie", admin), 403, "forbidden");
        assertProblem(send("GET", "/hello/failed", "Cookie", admin), 500, "internal-error");
        assertProblem(send("GET", "/downloads/a", "Cookie", admin), 401, "not-authenticated");
        assertProblem(send("POST", "/downloads/a"), 405, "method-not-allowed");
        assertThat(send("GET", "/hello", "Sec-Fetch-Mode", "navigate").statusCode())
                .isEqualTo(303);
    }

    @Test
    void a_context_that_does_not_fit_the_base_path_says_so() throws Exception {
        HttpResponse<String> answer = send("GET", "/elsewhere/api/health");
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).contains("mapped to '/elsewhere'");
    }

    /** Each would hold a thread for ever, and 16 were enough. */
    @Test
    void clients_that_stop_in_the_middle_hold_up_nobody_and_are_given_up() throws Exception {
        List<Socket> stalled = new ArrayList<>();
        try {
            for (int i = 0; i < STALLED; i++) {
                stalled.add(stall(i % 3));
            }
            assertThat(send("GET", "/account/api/health").statusCode()).isEqualTo(200);
            for (Socket socket : stalled) {
                assertEnds(socket);
            }
        } finally {
            for (Socket socket : stalled) {
                socket.close();
            }
        }
    }

    /** In the head, in the body, or before either. */
    private Socket stall(int place) throws IOException {
        URI address = URI.create(host.origin());
        Socket socket = new Socket(address.getHost(), address.getPort());
        String head = "POST /account/api/sign-in HTTP/1.1\r\nHost: 127.0.0.1\r\nSec-Fetch-Site: same-origin\r\n";
        String sent = switch (place) {
            case 0 -> head;
            case 1 -> head + "Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{";
            default -> head + "Transfer-Encoding: chunked\r\nContent-Type: application/json\r\n\r\n5\r\n{";
        };
        socket.getOutputStream().write(sent.getBytes(ISO_8859_1));
        return socket;
    }

    private static void assertEnds(Socket socket) throws IOException {
        socket.setSoTimeout((int) JdkHost.LIMITS.request().plus(TOLERANCE).toMillis());
        try {
            assertThat(new String(socket.getInputStream().readAllBytes(), ISO_8859_1))
                    .doesNotStartWith("HTTP/1.1 5");
        } catch (SocketTimeoutException kept) {
            throw new AssertionError("The server keeps the connection.", kept);
        } catch (IOException reset) {
            assertThat(reset).isNotNull();
        }
    }

    private HttpResponse<String> send(String method, String path, String... headers) throws Exception {
        return host.send(method, path, "", headers);
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(Json.object(answer.body())).containsEntry("code", code);
        assertThat(answer.headers().allValues("Content-Security-Policy"))
                .isEqualTo(List.of("default-src 'none'; frame-ancestors 'none'"));
        assertThat(answer.headers().allValues("Cache-Control")).isEqualTo(List.of("no-store"));
    }
}
