package org.accountkit.web.json;

/** What a field of a body may contain. Values are never converted: a number is refused where text is expected. */
public enum FieldType {
    /** A string. */
    TEXT("a string"),
    /** A string that must not leak; it never becomes a {@link String}. */
    SECRET("a string"),
    /** A whole number. */
    INTEGER("a whole number"),
    /** {@code true} or {@code false}. */
    BOOLEAN("true or false"),
    /** An array of strings. */
    TEXTS("an array of strings");

    private final String description;

    FieldType(String description) {
        this.description = description;
    }

    /** {@return the description of the type within a sentence} */
    public String description() {
        return description;
    }
}
