package org.accountkit.web;

import java.time.Duration;
import java.util.Optional;
import org.accountkit.access.Refusal;
import org.accountkit.access.Refusal.Violation;
import org.accountkit.access.RefusalCode;
import org.accountkit.access.RefusedException;
import org.accountkit.transaction.StoreUnavailableException;
import org.accountkit.web.json.JsonObject;

/** Turns failures and refusals into problem documents (RFC 9457). */
final class Problems {

    private static final Duration WHILE_UNAVAILABLE = Duration.ofSeconds(5);

    private Problems() {}

    static AccountResponse of(Throwable failure, Inbound inbound) {
        if (failure instanceof RefusedException refused) {
            return of(refused.refusal(), inbound);
        }
        if (failure instanceof HttpRefusedException refused) {
            return of(refused.refusal(), inbound);
        }
        if (failure instanceof MisplacedException misplaced) {
            return misplaced(String.valueOf(misplaced.getMessage()), inbound);
        }
        if (failure instanceof StoreUnavailableException) {
            FailureLog.unavailable(failure, inbound.correlationId());
            return of(RefusalCode.UNAVAILABLE.refused(WHILE_UNAVAILABLE).refusal(), inbound);
        }
        FailureLog.failed(failure, inbound.correlationId());
        return of(RefusalCode.INTERNAL_ERROR.refused().refusal(), inbound);
    }

    /** It names two paths of the configuration, and nothing of the request. */
    private static AccountResponse misplaced(String detail, Inbound inbound) {
        ProblemKind kind = ProblemKind.of(RefusalCode.INTERNAL_ERROR);
        return response(kind, document(kind, detail), inbound);
    }

    static AccountResponse methodNotAllowed(String methods, Inbound inbound) {
        return of(HttpRefusal.METHOD_NOT_ALLOWED, inbound).with("Allow", methods);
    }

    private static AccountResponse of(HttpRefusal refusal, Inbound inbound) {
        ProblemKind kind = ProblemKind.of(refusal);
        return response(kind, document(kind, kind.remedy()), inbound);
    }

    private static AccountResponse of(Refusal refusal, Inbound inbound) {
        ProblemKind kind = ProblemKind.of(refusal.code());
        Optional<Long> seconds = retryAfterSeconds(refusal);
        JsonObject problem = document(kind, detail(refusal, kind));
        if (!refusal.violations().isEmpty()) {
            problem.putObjects(
                    "violations",
                    refusal.violations().stream().map(Problems::violation).toList());
        }
        seconds.ifPresent(wait -> problem.put("retryAfterSeconds", wait));
        AccountResponse response = response(kind, problem, inbound);
        return seconds.map(wait -> response.with("Retry-After", wait.toString()))
                .orElse(response);
    }

    /** What failed inside concerns the operator alone, whatever a host's store says of it. */
    private static String detail(Refusal refusal, ProblemKind kind) {
        return refusal.code() == RefusalCode.INTERNAL_ERROR
                ? kind.remedy()
                : refusal.detail().orElse(kind.remedy());
    }

    private static JsonObject document(ProblemKind kind, String detail) {
        return new JsonObject()
                .put("type", "urn:accountkit:problem:" + kind.code())
                .put("title", kind.title())
                .put("status", kind.status())
                .put("detail", detail)
                .put("code", kind.code());
    }

    private static AccountResponse response(ProblemKind kind, JsonObject problem, Inbound inbound) {
        problem.put("correlationId", inbound.correlationId());
        AccountResponse response =
                AccountResponse.content(kind.status(), "application/problem+json", problem.toBytes());
        return kind.status() == 401 ? response.with("WWW-Authenticate", inbound.challenge()) : response;
    }

    private static JsonObject violation(Violation violation) {
        return new JsonObject()
                .put("field", violation.subject())
                .put("code", violation.code())
                .put("detail", violation.detail());
    }

    /** Returns whole seconds, at least one, rounded up so that no client retries too early. */
    private static Optional<Long> retryAfterSeconds(Refusal refusal) {
        Optional<Duration> wait = refusal.code() == RefusalCode.UNAVAILABLE
                ? refusal.retryAfter().or(() -> Optional.of(WHILE_UNAVAILABLE))
                : refusal.retryAfter();
        return wait.map(duration -> Math.max(1, duration.plusMillis(999).toSeconds()));
    }
}
