package org.accountkit.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Stream;
import org.accountkit.access.RefusalCode;
import org.accountkit.transaction.StoreUnavailableException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a host's own code throws, a caller gets a correlation id, and nothing of the message. */
@Tag("A70")
class FailuresStayInsideTest {

    private static final String MESSAGE = "select canary from account_user";

    static Stream<Throwable> failures() {
        return Stream.of(
                new IllegalStateException(MESSAGE, new SQLException(MESSAGE)),
                new IllegalArgumentException(MESSAGE),
                new SQLException(MESSAGE),
                new NoSuchMethodError(MESSAGE),
                new AssertionError(MESSAGE),
                RefusalCode.INTERNAL_ERROR.refused(MESSAGE));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void A70_a_failure_is_answered_with_its_correlation_id_alone(Throwable failure) {
        try (World world = failing(failure);
                LogCapture log = LogCapture.of("org.accountkit.web")) {
            Answer answer = world.browser().get("/api/whoami").expect(500, "internal-error");

            assertThat(answer.json())
                    .containsOnlyKeys("type", "title", "status", "detail", "code", "correlationId")
                    .containsEntry("detail", RefusalCode.INTERNAL_ERROR.remedy());
            assertThat(answer.text()).doesNotContain("canary");
            assertThat(log.text()).doesNotContain("canary");
        }
    }

    @ParameterizedTest
    @MethodSource("failures")
    void A70_a_failure_at_a_route_of_the_host_is_answered_alike(Throwable failure) throws Exception {
        try (World world = failing(failure)) {
            JettyHost host = new JettyHost(world);
            try {
                HttpResponse<String> answer = host.send("GET", "/hello", "");

                assertThat(answer.statusCode()).isEqualTo(500);
                assertThat(answer.body())
                        .contains("\"code\":\"internal-error\"", "\"correlationId\":")
                        .doesNotContain("canary", "Exception", "Error:");
            } finally {
                host.stop();
            }
        }
    }

    @Test
    @Tag("A63")
    void A63_a_store_that_is_down_says_when_to_come_back_and_not_why() {
        try (World world = failing(new StoreUnavailableException(MESSAGE))) {
            Answer answer = world.browser().get("/api/whoami").expect(503, "unavailable");

            assertThat(answer.header("Retry-After")).contains("5");
            assertThat(answer.json()).containsEntry("retryAfterSeconds", 5L);
            assertThat(answer.text()).doesNotContain("canary");
        }
    }

    private static World failing(Throwable failure) {
        return new World(settings -> settings.callers((request, origin) -> fail(failure)));
    }

    /** Kotlin, Groovy and proxies throw checked exceptions that no method declares. */
    @SuppressWarnings("unchecked")
    private static <T, E extends Throwable> Optional<T> fail(Throwable failure) throws E {
        throw (E) failure;
    }
}
