package org.accountkit.web;

import java.time.Duration;
import java.util.Optional;
import org.accountkit.access.Refusal;
import org.accountkit.access.RefusalCode;
import org.accountkit.access.RefusedException;
import org.accountkit.access.Violation;
import org.accountkit.transaction.StoreUnavailableException;
import org.accountkit.web.json.JsonObject;

/** Turns what went wrong into problem documents (RFC 9457). */
final class Problems {

    private static final Duration WHILE_UNAVAILABLE = Duration.ofSeconds(5);

    private Problems() {}

    static AccountResponse of(RuntimeException failure, Inbound inbound) {
        if (failure instanceof RefusedException refused) {
            return of(refused.refusal(), inbound);
        }
        if (failure instanceof StoreUnavailableException) {
            FailureLog.unavailable(failure, inbound.correlationId());
            return of(RefusalCode.UNAVAILABLE.refused(WHILE_UNAVAILABLE).refusal(), inbound);
        }
        FailureLog.failed(failure, inbound.correlationId());
        return of(RefusalCode.INTERNAL_ERROR.refused().refusal(), inbound);
    }

    private static AccountResponse of(Refusal refusal, Inbound inbound) {
        RefusalCode code = refusal.code();
        ProblemKind kind = ProblemKind.of(code);
        Optional<Long> seconds = retryAfterSeconds(refusal);
        JsonObject problem = new JsonObject()
                .put("type", "urn:accountkit:problem:" + code.code())
                .put("title", kind.title())
                .put("status", kind.status())
                .put("detail", refusal.detail().orElse(code.remedy()))
                .put("code", code.code());
        if (!refusal.violations().isEmpty()) {
            problem.putObjects(
                    "violations",
                    refusal.violations().stream().map(Problems::violation).toList());
        }
        seconds.ifPresent(wait -> problem.put("retryAfterSeconds", wait));
        problem.put("correlationId", inbound.correlationId());
        AccountResponse response =
                AccountResponse.content(kind.status(), "application/problem+json", problem.toBytes());
        if (kind.status() == 401) {
            return response.with("WWW-Authenticate", inbound.challenge());
        }
        return seconds.map(wait -> response.with("Retry-After", wait.toString()))
                .orElse(response);
    }

    static AccountResponse methodNotAllowed(String methods, Inbound inbound) {
        return of(RefusalCode.METHOD_NOT_ALLOWED.refused(), inbound).with("Allow", methods);
    }

    private static JsonObject violation(Violation violation) {
        return new JsonObject()
                .put("field", violation.subject())
                .put("code", violation.code())
                .put("detail", violation.detail());
    }

    /** Whole seconds, at least one, rounded up so that nobody comes back too early. */
    private static Optional<Long> retryAfterSeconds(Refusal refusal) {
        Optional<Duration> wait = refusal.code() == RefusalCode.UNAVAILABLE
                ? refusal.retryAfter().or(() -> Optional.of(WHILE_UNAVAILABLE))
                : refusal.retryAfter();
        return wait.map(duration -> Math.max(1, duration.plusMillis(999).toSeconds()));
    }
}
