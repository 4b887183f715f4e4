package org.accountkit.access;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Why something was refused. Holds nothing secret.
 *
 * @param code the reason
 * @param detail a sentence that says more than the code's remedy
 * @param violations which rules were broken
 * @param retryAfter when trying again may help
 */
public record Refusal(
        RefusalCode code, Optional<String> detail, List<Violation> violations, Optional<Duration> retryAfter) {

    /** Copies the violations. */
    public Refusal {
        violations = List.copyOf(violations);
    }
}
