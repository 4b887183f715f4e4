package org.accountkit.password.legacy;

import java.util.Optional;

/**
 * One way in which hashes are written. Reading computes nothing; it refuses what would cost too much, so that nothing
 * is computed later either.
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

    /** These hashes, or those. */
    default LegacyForm or(LegacyForm other) {
        return text -> read(text).or(() -> other.read(text));
    }
}
