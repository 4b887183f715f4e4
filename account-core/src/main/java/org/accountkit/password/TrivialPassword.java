package org.accountkit.password;

import java.nio.CharBuffer;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Recognizes passwords that are long only because they follow a pattern from their first character to their last. No
 * list can contain them all.
 *
 * <ul>
 *   <li>A short unit repeated, the last time perhaps cut short: {@code passwordpassword}, {@code 12312312312312},
 *     {@code password password}. Repeating a long unit is allowed, since it is a password by itself.
 *   <li>Runs, one after the other, along the alphabet, the digits or the keys of a keyboard, in either direction or on
 *     one spot: {@code qwertyuiop12345}, {@code abcdefgh87654321}, {@code 111222333444}.
 * </ul>
 *
 * <p>One character off the pattern is enough to pass: words and random characters contain short runs by chance, and a
 * rule for parts of a password would reject good ones.
 */
final class TrivialPassword {

    private static final int LONGEST_UNIT = 10;
    private static final int SHORTEST_RUN = 3;

    /** No character occurs twice in a line; each line wraps around from its end to its start. */
    private static final List<String> LINES = List.of(
            "1234567890",
            "!@#$%^&*()",
            "abcdefghijklmnopqrstuvwxyz",
            "qwertyuiopasdfghjklzxcvbnm",
            "qwertzuiopasdfghjklyxcvbnm",
            "azertyuiopqsdfghjklmwxcvbn",
            "1q2w3e4r5t6y7u8i9o0p",
            "q1w2e3r4t5y6u7i8o9p0",
            "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p",
            "qazwsxedcrfvtgbyhnujmikolp");

    private TrivialPassword() {}

    /**
     * Judges a password.
     *
     * @param folded the password in lower case
     * @return whether the whole of it follows a pattern
     */
    static boolean matches(CharBuffer folded) {
        return repeatsShortUnit(folded) || consistsOfRuns(folded);
    }

    /** Two repetitions are enough, and the second may lack its last character, which is often the separator. */
    private static boolean repeatsShortUnit(CharBuffer folded) {
        return IntStream.rangeClosed(1, Math.min(LONGEST_UNIT, (folded.length() + 1) / 2))
                .anyMatch(unit -> repeatsAfter(unit, folded));
    }

    private static boolean repeatsAfter(int unit, CharBuffer folded) {
        int rest = folded.length() - unit;
        return folded.slice(unit, rest).equals(folded.slice(0, rest));
    }

    private static boolean consistsOfRuns(CharBuffer folded) {
        int start = 0;
        while (start < folded.length()) {
            int run = longestRun(folded, start);
            if (run < SHORTEST_RUN) {
                return false;
            }
            start += run;
        }
        return true;
    }

    private static int longestRun(CharBuffer folded, int start) {
        int longest = 0;
        for (String line : LINES) {
            for (int step = -1; step <= 1; step++) {
                longest = Math.max(longest, run(line, step, folded, start));
            }
        }
        return longest;
    }

    private static int run(String line, int step, CharBuffer folded, int start) {
        int place = line.indexOf(folded.get(start));
        if (place < 0) {
            return 0;
        }
        int end = start;
        while (end < folded.length() && folded.get(end) == line.charAt(place)) {
            place = Math.floorMod(place + step, line.length());
            end++;
        }
        return end - start;
    }
}
