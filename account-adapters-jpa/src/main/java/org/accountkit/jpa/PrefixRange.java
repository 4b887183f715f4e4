package org.accountkit.jpa;

import java.util.Optional;

/** The texts that begin with a prefix, as a range that an index answers. */
final class PrefixRange {

    private PrefixRange() {}

    /**
     * The least text after every one that begins with the prefix: its last code point is the next one. What cannot grow
     * is cut off; empty when nothing is left, since then the range has no end.
     */
    static Optional<String> end(String prefix) {
        int end = prefix.length();
        while (end > 0) {
            int last = prefix.codePointBefore(end);
            end -= Character.charCount(last);
            if (last < Character.MAX_CODE_POINT) {
                return Optional.of(prefix.substring(0, end) + Character.toString(next(last)));
            }
        }
        return Optional.empty();
    }

    private static int next(int codePoint) {
        boolean surrogateFollows = codePoint == Character.MIN_SURROGATE - 1;
        return surrogateFollows ? Character.MAX_SURROGATE + 1 : codePoint + 1;
    }
}
