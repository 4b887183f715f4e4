package org.accountkit.user;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The terms by which a user can be found. A search finds the users who have a term that begins with the searched text.
 *
 * <p>The terms are the key of the user name and the words of the full name, folded in the same way. A word extends to
 * the next white space. It starts after white space, and also at a letter or digit that does not follow one, so that
 * {@code luc} finds Jean-Luc.
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
