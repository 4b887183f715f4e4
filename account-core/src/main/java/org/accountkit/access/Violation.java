package org.accountkit.access;

import java.util.Map;

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
