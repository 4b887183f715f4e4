package org.accountkit.access;

import java.time.Duration;
import java.util.List;
import java.util.Map;
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

    /**
     * A rule that a value breaks.
     *
     * @param subject what breaks it: {@code password}, {@code roles}, {@code grants}, {@code denies} or {@code name}
     * @param code the rule's stable code, by which a host may translate the sentence
     * @param detail a sentence in English that says what to do
     * @param parameters the numbers and names in the sentence, such as {@code least} for the minimum length of a password
     */
    public record Violation(String subject, String code, String detail, Map<String, String> parameters) {

        /** Copies the parameters. */
        public Violation {
            parameters = Map.copyOf(parameters);
        }

        /**
         * Creates a violation without parameters.
         *
         * @param subject what breaks the rule
         * @param code the rule's stable code
         * @param detail a sentence in English that says what to do
         */
        public Violation(String subject, String code, String detail) {
            this(subject, code, detail, Map.of());
        }
    }

    /**
     * What a user may learn about a refusal beyond its code. Contains nothing secret.
     *
     * @param code the stable code by which a host may translate the hint; empty if it has none
     * @param text a sentence in English
     * @param parameters the numbers and names in the sentence, such as {@code minutes}
     */
    public record Hint(String code, String text, Map<String, String> parameters) {

        /** Copies the parameters. */
        public Hint {
            parameters = Map.copyOf(parameters);
        }

        /**
         * Creates a hint without parameters.
         *
         * @param code the stable code
         * @param text a sentence in English
         */
        public Hint(String code, String text) {
            this(code, text, Map.of());
        }
    }
}
