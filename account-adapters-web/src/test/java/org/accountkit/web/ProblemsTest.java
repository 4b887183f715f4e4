package org.accountkit.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.accountkit.access.Refusal.Violation;
import org.accountkit.access.RefusalCode;
import org.accountkit.transaction.StoreUnavailableException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ProblemsTest {

    private final Inbound inbound = new Inbound(FakeRequest.of("GET", "/api/health"), new ClientAddress(List.of()));

    @ParameterizedTest
    @EnumSource
    void every_refusal_becomes_a_whole_problem_document(RefusalCode code) {
        assertWhole(answer(code.refused()), code.code(), code.remedy());
    }

    @ParameterizedTest
    @EnumSource
    void every_refusal_of_http_becomes_a_whole_problem_document(HttpRefusal refusal) {
        assertWhole(answer(refusal.refused()), refusal.code(), refusal.remedy());
    }

    private void assertWhole(Answer answer, String code, String remedy) {
        assertThat(answer.header("Content-Type")).contains("application/problem+json");
        assertThat(answer.json())
                .containsEntry("type", "urn:accountkit:problem:" + code)
                .containsEntry("status", (long) answer.status())
                .containsEntry("code", code)
                .containsEntry("detail", remedy)
                .containsEntry("correlationId", inbound.correlationId());
        assertThat((String) answer.json().get("title")).isNotBlank();
        assertThat(answer.status()).isBetween(400, 503);
        assertThat(answer.header("WWW-Authenticate").isPresent()).isEqualTo(answer.status() == 401);
    }

    @ParameterizedTest
    @CsvSource({
        "MALFORMED_REQUEST, 400",
        "NOT_AUTHENTICATED, 401",
        "INVALID_CREDENTIALS, 401",
        "WRONG_PASSWORD, 403",
        "WRONG_CODE, 403",
        "REAUTHENTICATION_REQUIRED, 403",
        "FORBIDDEN, 403",
        "ACTION_PENDING, 403",
        "MANAGED_ELSEWHERE, 403",
        "NOT_FOUND, 404",
        "CONFLICT, 409",
        "LAST_ADMINISTRATOR, 409",
        "USERNAME_TAKEN, 409",
        "ROLE_TAKEN, 409",
        "ROLE_IN_USE, 409",
        "NAME_TAKEN, 409",
        "TOO_MANY_KEYS, 409",
        "PASSWORD_REJECTED, 422",
        "TOO_MANY_ATTEMPTS, 429",
        "INTERNAL_ERROR, 500",
        "UNAVAILABLE, 503",
    })
    void the_status_of_a_code_is_fixed(RefusalCode code, int status) {
        assertThat(answer(code.refused()).status()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "AMBIGUOUS_CREDENTIALS, 400",
        "CROSS_SITE_REQUEST, 403",
        "METHOD_NOT_ALLOWED, 405",
        "BODY_TOO_LARGE, 413",
        "UNSUPPORTED_MEDIA_TYPE, 415",
    })
    void the_status_of_a_refusal_of_http_is_fixed(HttpRefusal refusal, int status) {
        assertThat(answer(refusal.refused()).status()).isEqualTo(status);
    }

    @Test
    void what_a_refusal_says_is_told() {
        Answer answer = answer(RefusalCode.PASSWORD_REJECTED.refused(
                List.of(new Violation("newPassword", "too-short", "Use 15 characters."))));
        assertThat(answer.json())
                .containsEntry(
                        "violations",
                        List.of(Map.of("field", "newPassword", "code", "too-short", "detail", "Use 15 characters.")));
        assertThat(answer(RefusalCode.CONFLICT.refused("Read it again.")).json())
                .containsEntry("detail", "Read it again.")
                .doesNotContainKey("violations");
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 1", "1000, 1", "1001, 2", "29999, 30", "30000, 30", "3600000, 3600"})
    void a_wait_is_told_in_whole_seconds_that_are_never_too_few(long millis, String seconds) {
        Answer answer = answer(RefusalCode.TOO_MANY_ATTEMPTS.refused(Duration.ofMillis(millis)));
        assertThat(answer.header("Retry-After")).contains(seconds);
        assertThat(answer.json()).containsEntry("retryAfterSeconds", Long.valueOf(seconds));
    }

    @Test
    @Tag("A63")
    void A63_a_store_that_is_down_is_unavailable_for_a_while() {
        Answer answer = answer(new StoreUnavailableException("No connection."));
        answer.expect(503, "unavailable");
        assertThat(answer.header("Retry-After")).isPresent();
        assertThat(answer(RefusalCode.UNAVAILABLE.refused()).header("Retry-After"))
                .isPresent();
    }

    @Test
    @Tag("A70")
    void A70_of_a_failure_only_the_correlation_id_is_told_and_no_message_is_logged() {
        try (LogCapture log = LogCapture.of("org.accountkit.web")) {
            IllegalStateException cause = new IllegalStateException("bound value: canary");
            Answer answer = answer(new IllegalStateException("select canary", cause));
            answer.expect(500, "internal-error");
            assertThat(answer.text()).contains(inbound.correlationId()).doesNotContain("canary", "Exception");
            assertThat(log.text())
                    .contains(inbound.correlationId(), "IllegalStateException", "ProblemsTest")
                    .doesNotContain("canary");
        }
    }

    private Answer answer(RuntimeException failure) {
        return new Answer(inbound.request(), Problems.of(failure, inbound));
    }
}
