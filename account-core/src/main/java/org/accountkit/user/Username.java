package org.accountkit.user;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.accountkit.user.engine.VisibleText;

/**
 * A user name, kept as typed and matched by its key: NFKC in lower case. Two names with the same key are the same name.
 */
public final class Username {

    private static final int LONGEST = 64;
    private static final int LONGEST_KEY = 255;

    /** Normalizing takes time that grows with the square of the length. */
    private static final int LONGEST_FOLDED = 256;

    private final String text;
    private final String key;

    private Username(String text, String key) {
        this.text = text;
        this.key = key;
    }

    /**
     * Creates a name from text that is known to be well-formed.
     *
     * @param text 1 to 64 visible code points: no control, format or other invisible characters, no lone surrogates, no
     *     outer spaces
     * @return the name
     * @throws IllegalArgumentException if the text has another form
     */
    public static Username of(String text) {
        return parse(text)
                .orElseThrow(() -> new IllegalArgumentException(
                        "A user name must have 1 to 64 visible characters, and no" + " space around it."));
    }

    /**
     * Creates a name that was stored earlier, when some invisible characters were still allowed.
     *
     * @param text the stored name
     * @return the name
     * @throws IllegalArgumentException if the text could never be a name
     */
    public static Username stored(String text) {
        return find(text).orElseThrow(() -> new IllegalArgumentException("This text cannot be a stored user name."));
    }

    /**
     * Parses a name for a new user.
     *
     * @param text anything
     * @return the name; empty if the text is not a well-formed name
     */
    public static Optional<Username> parse(String text) {
        return find(text).filter(name -> text.codePoints().noneMatch(VisibleText::isInvisible));
    }

    /**
     * Parses a name that a user typed or pasted to sign in.
     *
     * @param text anything
     * @return the name without outer white space; empty if no user can have it
     */
    public static Optional<Username> typed(String text) {
        return find(strip(text));
    }

    /**
     * Returns a text without outer white space of any kind, no-break spaces included.
     *
     * @param text anything
     * @return the text that is left
     */
    public static String strip(String text) {
        int begin = 0;
        int end = text.length();
        while (begin < end && VisibleText.isSpace(text.charAt(begin))) {
            begin++;
        }
        while (begin < end && VisibleText.isSpace(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(begin, end);
    }

    private static Optional<Username> find(String text) {
        if (text.isEmpty() || text.codePointCount(0, text.length()) > LONGEST || hasOuterSpace(text)) {
            return Optional.empty();
        }
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            if (!isAllowed(text.codePointAt(i))) {
                return Optional.empty();
            }
        }
        String key = keyOf(text);
        return key.isBlank() || key.length() > LONGEST_KEY ? Optional.empty() : Optional.of(new Username(text, key));
    }

    /**
     * Returns the key by which names are matched. Accepts any text, even one that is not a well-formed name. A text of
     * more than 256 code points is returned as it is: nothing that long is ever matched.
     *
     * @param text anything
     * @return the text in NFKC and lower case, with one form of sigma: which form an upper-case sigma is lowered to
     *     depends on its position
     */
    public static String keyOf(String text) {
        if (text.codePointCount(0, text.length()) > LONGEST_FOLDED) {
            return text;
        }
        String folded = Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replace('\u03c2', '\u03c3');
        return Normalizer.normalize(folded, Normalizer.Form.NFKC);
    }

    private static boolean hasOuterSpace(String text) {
        return strip(text).length() < text.length();
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

    /** {@return the name as typed} */
    public String text() {
        return text;
    }

    /** {@return the key by which the name is matched} */
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

    /** {@return the name as typed} */
    @Override
    public String toString() {
        return text;
    }

    /**
     * The terms by which a user can be found. A search finds the users who have a term that begins with the searched text.
     *
     * <p>The terms are the key of the user name and the words of the full name, folded in the same way. A word extends to
     * the next white space. It starts after white space, and also at a letter or digit that does not follow one, so that
     * {@code luc} finds Jean-Luc.
     */
    public static final class SearchTerms {

        private static final int LONGEST = 255;

        private static final String WORD_CHARACTER = "[\\p{L}\\p{M}\\p{N}]";
        private static final String SPACE = "[\\s\\p{Z}]";
        private static final Pattern BEGINNING_OF_A_WORD = Pattern.compile(
                "(?:(?<=^|" + SPACE + ")(?!" + SPACE + ").|(?<!" + WORD_CHARACTER + ")" + WORD_CHARACTER + ")");
        private static final Pattern END_OF_A_WORD = Pattern.compile(SPACE + "|$");

        private SearchTerms() {}

        /**
         * Returns the search terms of a user.
         *
         * @param user the user
         * @return the terms, each 1 to 255 characters long; longer ones are cut off
         */
        public static Set<String> of(User user) {
            return Stream.concat(Stream.of(user.username().key()), words(Username.keyOf(user.fullName())))
                    .map(SearchTerms::cutOff)
                    .collect(Collectors.toUnmodifiableSet());
        }

        private static Stream<String> words(String folded) {
            return BEGINNING_OF_A_WORD.matcher(folded).results().map(word -> wordAt(folded, word.start()));
        }

        private static String wordAt(String text, int start) {
            Matcher end = END_OF_A_WORD.matcher(text);
            return text.substring(start, end.find(start) ? end.start() : text.length());
        }

        private static String cutOff(String term) {
            if (term.length() <= LONGEST) {
                return term;
            }
            return term.substring(0, Character.isHighSurrogate(term.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST);
        }
    }
}
