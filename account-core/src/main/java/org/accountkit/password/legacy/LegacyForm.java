package org.accountkit.password.legacy;

import java.util.Optional;

/**
 * One format of hashes. Reading computes nothing; it refuses hashes that would cost too much or cannot be computed
 * here.
 */
@FunctionalInterface
interface LegacyForm {

    /**
     * Reads a hash. Returns empty for another format; may throw {@link IllegalArgumentException} for parameters out of
     * bounds.
     */
    Optional<LegacyHash> read(String text);

    /** Returns the same format after a prefix. */
    default LegacyForm after(String prefix) {
        return text -> text.startsWith(prefix)
                ? read(text.substring(prefix.length())).map(hash -> hash.prefixed(prefix))
                : Optional.empty();
    }

    /** Returns the same format after a directory's label, in upper or lower case. */
    default LegacyForm afterLabel(String label) {
        int end = label.length();
        return text -> text.regionMatches(true, 0, label, 0, end)
                ? after(text.substring(0, end)).read(text)
                : Optional.empty();
    }

    /** Returns a form that reads both formats. */
    default LegacyForm or(LegacyForm other) {
        return text -> read(text).or(() -> other.read(text));
    }
}
