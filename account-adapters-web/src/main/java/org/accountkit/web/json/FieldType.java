package org.accountkit.web.json;

/** What a field of a body may hold. Nothing is converted: a number where text belongs is refused. */
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

    /** {@return what it is, for a sentence that says so} */
    public String description() {
        return description;
    }
}
