package org.accountkit.user.engine;

/**
 * A short text about a user, such as the full name: at most 200 code points, no control characters, no lone surrogates.
 */
public final class ShortText {

    private static final int LONGEST = 200;

    private ShortText() {}

    /**
     * Reports whether a text is valid.
     *
     * @param text anything
     * @return whether it may be stored
     */
    public static boolean isValid(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST
                && text.codePoints().noneMatch(ShortText::isForbidden);
    }

    private static boolean isForbidden(int c) {
        return Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE;
    }

    /**
     * Reports whether a text is a valid full name: empty, or with something to see of it.
     *
     * @param text anything
     * @return whether it may be stored
     */
    public static boolean isFullName(String text) {
        return isValid(text) && (text.isEmpty() || VisibleText.isVisible(text));
    }

    /**
     * Requires a text to be a valid full name.
     *
     * @param text anything
     * @return the text
     * @throws IllegalArgumentException if the text is not valid, or nothing of it is visible
     */
    public static String requireFullName(String text) {
        if (!isFullName(require("full name", text))) {
            throw new IllegalArgumentException("The full name must have a visible character, or be empty.");
        }
        return text;
    }

    /**
     * Requires a text to be valid.
     *
     * @param what what the text is, for the message
     * @param text anything
     * @return the text
     * @throws IllegalArgumentException if the text is too long, or contains a control character or a lone surrogate
     */
    public static String require(String what, String text) {
        if (!isValid(text)) {
            throw new IllegalArgumentException(
                    "The " + what + " must have at most " + LONGEST + " characters, and no control characters.");
        }
        return text;
    }
}
