package org.accountkit.access;

import java.util.Map;

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
