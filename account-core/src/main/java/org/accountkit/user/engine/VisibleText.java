package org.accountkit.user.engine;

/** Recognizes characters that nothing is drawn for, although Unicode may call them letters or marks. */
public final class VisibleText {

    private static final int BRAILLE_BLANK = 0x2800;

    private VisibleText() {}

    /**
     * Reports whether a character is default-ignorable (Unicode, DerivedCoreProperties.txt) or a blank that is no space.
     *
     * @param c a code point
     * @return whether it is
     */
    public static boolean isInvisible(int c) {
        return c == BRAILLE_BLANK
                || Character.getType(c) == Character.FORMAT
                || c == 0x034F
                || isWithin(c, 0x115F, 0x1160)
                || isWithin(c, 0x17B4, 0x17B5)
                || isWithin(c, 0x180B, 0x180F)
                || isWithin(c, 0x2060, 0x206F)
                || c == 0x3164
                || isWithin(c, 0xFE00, 0xFE0F)
                || c == 0xFFA0
                || isWithin(c, 0xFFF0, 0xFFF8)
                || isWithin(c, 0x1D173, 0x1D17A)
                || isWithin(c, 0xE0000, 0xE0FFF);
    }

    private static boolean isWithin(int c, int first, int last) {
        return c >= first && c <= last;
    }

    /**
     * Reports whether a character is white space of any kind, no-break spaces included.
     *
     * @param c a code point
     * @return whether it is
     */
    public static boolean isSpace(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    /**
     * Reports whether there is anything to see of a text.
     *
     * @param text anything
     * @return false if it has only spaces, control characters and invisible ones
     */
    public static boolean isVisible(String text) {
        return text.codePoints().anyMatch(c -> !isInvisible(c) && !isSpace(c) && !Character.isISOControl(c));
    }
}
