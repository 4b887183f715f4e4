package org.accountkit.user;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/**
 * A user name: kept as it was typed, matched by its key, which is NFKC and lower case. Two names with one key are one
 * name.
 */
public final class Username {

    private static final int LONGEST = 64;
    private static final int LONGEST_KEY = 255;

    private final String text;
    private final String key;

    private Username(String text, String key) {
        this.text = text;
        this.key = key;
    }

    /**
     * A name known to be well-formed.
     *
     * @param text 1 to 64 code points, no control or format characters, no lone surrogates, no outer spaces
     * @return the name
     * @throws IllegalArgumentException when it is not of that form
     */
    public static Username of(String text) {
        return parse(text)
                .orElseThrow(() -> new IllegalArgumentException("A user name has 1 to 64 characters, none of them a"
                        + " control or format character, and no space around it."));
    }

    /**
     * Reads a name that somebody typed.
     *
     * @param text anything
     * @return the name, empty when it cannot be one
     */
    public static Optional<Username> parse(String text) {
        if (text.isEmpty() || text.codePointCount(0, text.length()) > LONGEST || hasOuterSpace(text)) {
            return Optional.empty();
        }
        if (!text.codePoints().allMatch(Username::isAllowed)) {
            return Optional.empty();
        }
        String key = keyOf(text);
        return key.isBlank() || key.length() > LONGEST_KEY ? Optional.empty() : Optional.of(new Username(text, key));
    }

    /**
     * The form by which names are matched, for any text, also for one that is no name.
     *
     * @param text anything
     * @return NFKC and lower case, with one sigma: which of two an upper-case one becomes depends on its place
     */
    public static String keyOf(String text) {
        String folded = Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replace('\u03c2', '\u03c3');
        return Normalizer.normalize(folded, Normalizer.Form.NFKC);
    }

    private static boolean hasOuterSpace(String text) {
        return isSpace(text.codePointAt(0)) || isSpace(text.codePointBefore(text.length()));
    }

    private static boolean isSpace(int codePoint) {
        return Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint);
    }

    private static boolean isAllowed(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    /** {@return the name as it was typed} */
    public String text() {
        return text;
    }

    /** {@return what it is matched by} */
    public String key() {
        return key;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Username that && key.equals(that.key);
    }

    @Override
    public int hashCode() {
        return key.hashCode();
    }

    /** {@return the name as it was typed} */
    @Override
    public String toString() {
        return text;
    }
}
