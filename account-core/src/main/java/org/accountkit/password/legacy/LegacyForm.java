package org.accountkit.password.legacy;

import java.util.Optional;

/**
 * One way in which hashes are written. Reading computes nothing; it refuses what would cost too much, or what cannot
 * be computed here.
 */
@FunctionalInterface
interface LegacyForm {

    /**
     * Reads a hash. What is of another form is empty; what is of this form and out of bounds may be an
     * {@link IllegalArgumentException}.
     */
    Optional<LegacyHash> read(String text);

    /** The same hashes behind a prefix. */
    default LegacyForm after(String prefix) {
        return text -> text.startsWith(prefix)
                ? read(text.substring(prefix.length())).map(hash -> hash.prefixed(prefix))
                : Optional.empty();
    }

    /** The same hashes behind a label of a directory, which may be written in upper or lower case. */
    default LegacyForm afterLabel(String label) {
        int end = label.length();
        return text -> text.regionMatches(true, 0, label, 0, end)
                ? after(text.substring(0, end)).read(text)
                : Optional.empty();
    }

    /** These hashes, or those. */
    default LegacyForm or(LegacyForm other) {
        return text -> read(text).or(() -> other.read(text));
    }
}
