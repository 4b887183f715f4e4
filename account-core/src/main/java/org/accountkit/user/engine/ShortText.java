package org.accountkit.user.engine;

/** Text that people write about users: at most 200 code points, no control characters, no lone surrogates. */
public final class ShortText {

    private static final int LONGEST = 200;

    private ShortText() {}

    /**
     * Tells whether a text is one.
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
     * Refuses a text that is none.
     *
     * @param what what it is, for the message
     * @param text anything
     * @return the text
     * @throws IllegalArgumentException when it is too long, or has a control character or a lone surrogate
     */
    public static String require(String what, String text) {
        if (!isValid(text)) {
            throw new IllegalArgumentException(
                    "The " + what + " must have at most " + LONGEST + " characters, and no control characters.");
        }
        return text;
    }
}
