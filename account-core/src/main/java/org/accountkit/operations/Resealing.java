package org.accountkit.operations;

import java.util.Set;
import java.util.TreeSet;

/**
 * The progress of resealing.
 *
 * @param resealed how many secrets were moved from an older master key to the current one
 * @param seen how many secrets were examined; those that cannot be unsealed, or were replaced meanwhile, stay as they
 *     are
 * @param retiredKeys the ids of older master keys under which no secret is left, and which need not be configured any
 *     longer
 */
public record Resealing(long resealed, long seen, Set<String> retiredKeys) {

    public static final Resealing NONE = new Resealing(0, 0, Set.of());

    /** Copies the ids. */
    public Resealing {
        retiredKeys = Set.copyOf(retiredKeys);
    }

    public Resealing plus(long moreResealed, long moreSeen) {
        return new Resealing(resealed + moreResealed, seen + moreSeen, retiredKeys);
    }

    public Resealing andRetired(String keyId) {
        Set<String> more = new TreeSet<>(retiredKeys);
        more.add(keyId);
        return new Resealing(resealed, seen, more);
    }
}
