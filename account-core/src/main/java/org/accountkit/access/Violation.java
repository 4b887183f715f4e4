package org.accountkit.access;

import java.util.Map;

/**
 * One rule that a value breaks.
 *
 * @param subject what breaks it: {@code password}, {@code roles}, {@code grants}, {@code denies}, {@code name}
 * @param code the rule's stable code, by which a host may translate it
 * @param detail a sentence in English that says what to do
 * @param parameters what the sentence says in numbers or names, such as {@code least} for the shortest password allowed
 */
public record Violation(String subject, String code, String detail, Map<String, String> parameters) {

    /** Copies the parameters. */
    public Violation {
        parameters = Map.copyOf(parameters);
    }

    /**
     * A violation without parameters.
     *
     * @param subject what breaks the rule
     * @param code the rule's stable code
     * @param detail a sentence in English that says what to do
     */
    public Violation(String subject, String code, String detail) {
        this(subject, code, detail, Map.of());
    }
}
