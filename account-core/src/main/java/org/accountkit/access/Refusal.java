package org.accountkit.access;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Why something was refused. Contains nothing secret.
 *
 * @param code the reason
 * @param hint what the user may learn beyond the code's remedy
 * @param violations the rules that were broken
 * @param retryAfter how long to wait before trying again
 */
public record Refusal(
        RefusalCode code, Optional<Hint> hint, List<Violation> violations, Optional<Duration> retryAfter) {

    /** Copies the violations. */
    public Refusal {
        violations = List.copyOf(violations);
    }

    /** {@return the hint's sentence in English} */
    public Optional<String> detail() {
        return hint.map(Hint::text);
    }
}
