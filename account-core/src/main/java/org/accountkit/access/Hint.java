package org.accountkit.access;

import java.util.Map;

/**
 * What a user may be told about a refusal beyond its code. Contains nothing secret.
 *
 * @param code stable code, by which a host may translate it; empty for a sentence that has none
 * @param text a sentence in English
 * @param parameters what the sentence says in numbers or names, such as {@code minutes}
 */
public record Hint(String code, String text, Map<String, String> parameters) {

    /** Copies the parameters. */
    public Hint {
        parameters = Map.copyOf(parameters);
    }

    /**
     * A hint without parameters.
     *
     * @param code stable code
     * @param text a sentence in English
     */
    public Hint(String code, String text) {
        this(code, text, Map.of());
    }
}
