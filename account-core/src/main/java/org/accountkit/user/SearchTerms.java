package org.accountkit.user;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a user is found by: a search finds the users of whom a term begins with it.
 *
 * <p>Terms are the key of the user name and the words of the full name, folded like it. A word goes from its beginning to
 * the next white space. It begins after white space, and at a letter or digit that follows none, so that {@code luc}
 * finds somebody called Jean-Luc.
 */
public final class SearchTerms {

    private static final int LONGEST = 255;

    private static final String WORD_CHARACTER = "[\\p{L}\\p{M}\\p{N}]";
    private static final String SPACE = "[\\s\\p{Z}]";
    private static final Pattern BEGINNING_OF_A_WORD = Pattern.compile(
            "(?:(?<=^|" + SPACE + ")(?!" + SPACE + ").|(?<!" + WORD_CHARACTER + ")" + WORD_CHARACTER + ")");
    private static final Pattern END_OF_A_WORD = Pattern.compile(SPACE + "|$");

    private SearchTerms() {}

    /**
     * The terms of a user.
     *
     * @param user who may be searched for
     * @return each 1 to 255 characters long; what is longer is cut off
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
