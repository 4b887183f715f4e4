package org.accountkit.examples.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** More clients than the server has threads, all of them slow, and a host that answers everybody else. */
class SlowClientsTest {

    private static final int MANY = 220;
    private static final int FEW = 30;
    private static final int PER_ADDRESS = 64;
    /** A second is what is promised; a machine that runs other builds needs more. */
    private static final Duration PROMPT = Duration.ofSeconds(3);

    private static final Duration DEADLINE = Duration.ofMillis(1_500);

    private static final String SIGN_IN = head("POST /account/api/sign-in", "Content-Length: 16000");
    private static final String DESCRIPTION = head("GET /account/api/openapi.json");

    @TempDir
    Path folder;

    private final List<RawConnection> slow = new ArrayList<>();
    private Premises premises;

    @AfterEach
    void end() throws IOException {
        for (RawConnection connection : slow) {
            connection.close();
        }
        premises.close();
    }

    @Test
    void bodies_that_trickle_in_occupy_nobody_and_are_given_up() throws IOException {
        open();
        connect(MANY, SIGN_IN + "{");

        assertHealthy();
        String answer = connect(SIGN_IN).trickle(" ");
        assertThat(answer).startsWith("HTTP/1.1 400 ").contains("\"code\":\"malformed-request\"", "Connection: close");
        assertGone(MANY);
    }

    @Test
    void heads_that_trickle_in_occupy_nobody_and_are_given_up() throws IOException {
        open();
        String beginning = "GET /account/api/health HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Long: ";
        connect(MANY, beginning);

        assertHealthy();
        assertThat(connect(beginning).trickle("x")).isEmpty();
        assertGone(MANY);
    }

    /** The body would be whole in time if it were counted from the end of the head. */
    @Test
    void head_and_body_have_one_deadline() throws IOException {
        open();
        RawConnection connection = connect("POST /account/api/sign-in HTTP/1.1\r\nX-Long: ");
        healthyFor(DEADLINE.multipliedBy(2).dividedBy(3));
        long start = System.nanoTime();
        connection.send("x\r\n" + SIGN_IN.substring(SIGN_IN.indexOf("Host")));

        assertThat(connection.trickle(" ")).startsWith("HTTP/1.1 400 ");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(DEADLINE);
    }

    @Test
    void connections_on_which_nothing_comes_are_closed() throws IOException {
        open();
        connect(MANY, "");
        RawConnection used = connect(head("GET /account/api/health"));

        assertHealthy();
        assertThat(used.drain()).startsWith("HTTP/1.1 200 ").endsWith("{\"status\":\"up\"}");
        assertGone(MANY);
    }

    @Test
    void a_body_where_none_is_expected_is_not_waited_for() throws IOException {
        open("ACCOUNT_REQUEST_MILLIS", "300000");
        String body = "Content-Length: 16000";
        connect(MANY, head("GET /account/api/health", body));

        assertThat(connect(head("GET /account/api/health", body)).drain())
                .startsWith("HTTP/1.1 400 ")
                .contains("Connection: close", "This route has no body");
        assertThat(connect(head("POST /account/api/sign-out", body)).drain())
                .startsWith("HTTP/1.1 401 ")
                .contains("Connection: close");
        assertThat(connect(head("PUT /account/api/nowhere", body)).drain()).startsWith("HTTP/1.1 404 ");
        assertThat(connect(head("GET /nowhere", body)).drain()).startsWith("HTTP/1.1 404 ");
        assertHealthy();
    }

    @Test
    void the_beginning_of_an_empty_object_is_not_waited_for_long() throws IOException {
        open();
        connect(MANY, head("POST /account/api/sign-out", "Transfer-Encoding: chunked"));

        assertHealthy();
        assertThat(connect(head("POST /account/api/sign-out", "Transfer-Encoding: chunked"))
                        .trickle("1\r\n \r\n"))
                .startsWith("HTTP/1.1 400 ");
        assertGone(MANY);
    }

    /** There are more answers than fit in the buffers on the way. */
    @Test
    void answers_that_nobody_reads_occupy_nobody_and_are_given_up() throws IOException {
        open();
        connect(MANY, DESCRIPTION.repeat(100));

        healthyFor(DEADLINE.multipliedBy(2));
        long whole = connect(head("GET /account/api/openapi.json", "Connection: close"))
                .drain()
                .length();
        assertThat(slow.get(0).drain().length()).isLessThan((int) whole * 100);
    }

    @Test
    void an_export_that_nobody_reads_is_given_up_and_few_run_at_a_time() throws IOException {
        open();
        Member auditor = premises.member("auditor", "administrator");
        String key = auditor.newApiKey();
        fillTheTrail(20_000);
        String export = head("GET /account/api/audit-events", "Accept: text/csv", "X-API-Key: " + key);
        connect(FEW, export);

        healthyFor(DEADLINE.multipliedBy(2));
        assertThat(auditor.browser().get("api/me/sessions").status()).isEqualTo(200);
        List<String> answers = new ArrayList<>();
        for (RawConnection connection : slow) {
            answers.add(connection.drain());
        }
        assertThat(answers)
                .filteredOn(answer -> answer.startsWith("HTTP/1.1 503 "))
                .isNotEmpty()
                .allSatisfy(answer -> assertThat(answer).contains("\"code\":\"unavailable\"", "Retry-After: "));
        assertThat(answers.stream()
                        .filter(answer -> answer.startsWith("HTTP/1.1 200 ") && !answer.endsWith("0\r\n\r\n"))
                        .count())
                .as("answers that were ended early")
                .isPositive();
    }

    @Test
    void the_longest_waiting_connections_of_an_address_make_room() throws IOException {
        open("ACCOUNT_REQUEST_MILLIS", "300000");
        connect(MANY, SIGN_IN);
        healthyFor(Duration.ofMillis(1_200));

        connect(SIGN_IN);

        assertHealthy();
        assertThat(openOnes()).hasSizeLessThanOrEqualTo(PER_ADDRESS).contains(slow.get(MANY));
        assertThat(openOnes()).doesNotContain(slow.get(0));
    }

    @Test
    void a_trusted_proxy_may_have_more_connections() throws IOException {
        open("ACCOUNT_REQUEST_MILLIS", "300000", "ACCOUNT_TRUSTED_PROXIES", "127.0.0.1");
        connect(MANY, SIGN_IN);
        healthyFor(Duration.ofMillis(1_200));

        connect(SIGN_IN);

        assertHealthy();
        assertThat(slow.get(0).isOpen()).isTrue();
    }

    private void open(String... more) {
        List<String> settings = new ArrayList<>(List.of(
                "ACCOUNT_REQUEST_MILLIS", String.valueOf(DEADLINE.toMillis()),
                "ACCOUNT_RESPONSE_MILLIS", String.valueOf(DEADLINE.toMillis()),
                "ACCOUNT_CONNECTIONS_PER_ADDRESS", String.valueOf(PER_ADDRESS)));
        settings.addAll(List.of(more));
        premises = Premises.open(folder, settings.toArray(String[]::new));
    }

    private void fillTheTrail(int events) {
        premises.update("INSERT INTO account_audit_event (id, realm, happened_at, event_type, outcome, details)"
                + " SELECT RANDOM_UUID(), '', 1767225600000, 'shop.refund', 'success', 'number=4711'"
                + " FROM SYSTEM_RANGE(1, " + events + ")");
    }

    private void connect(int count, String text) throws IOException {
        for (int i = 0; i < count; i++) {
            connect(text);
        }
    }

    private RawConnection connect(String text) throws IOException {
        RawConnection connection = new RawConnection(premises.node(0).page());
        slow.add(connection);
        return connection.send(text);
    }

    private void healthyFor(Duration time) {
        for (long start = System.nanoTime(); System.nanoTime() - start < time.toNanos(); ) {
            assertHealthy();
        }
    }

    /** On a connection of its own, as a load balancer would ask. */
    private void assertHealthy() {
        long start = System.nanoTime();
        try (RawConnection connection = new RawConnection(premises.node(0).page())) {
            assertThat(connection
                            .send(head("GET /account/api/health", "Connection: close"))
                            .drain())
                    .startsWith("HTTP/1.1 200 ");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(PROMPT);
    }

    private List<RawConnection> openOnes() throws IOException {
        List<RawConnection> open = new ArrayList<>();
        for (RawConnection connection : slow) {
            if (connection.isOpen()) {
                open.add(connection);
            }
        }
        return open;
    }

    private void assertGone(int first) throws IOException {
        for (RawConnection connection : slow.subList(0, first)) {
            connection.drain();
        }
    }

    private static String head(String requestLine, String... headers) {
        return requestLine + " HTTP/1.1\r\nHost: 127.0.0.1\r\nSec-Fetch-Site: same-origin\r\n"
                + "Content-Type: application/json\r\n" + String.join("\r\n", headers)
                + (headers.length == 0 ? "" : "\r\n")
                + "\r\n";
    }
}
