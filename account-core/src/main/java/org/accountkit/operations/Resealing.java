package org.accountkit.operations;

import java.util.Set;
import java.util.TreeSet;

/**
 * How far sealing secrets anew has come.
 *
 * @param resealed how many secrets are under the current master key now that were under an older one
 * @param seen how many were looked at; those that do not open, or were replaced meanwhile, stay as they are
 * @param retiredKeys the ids of older master keys under which nothing is left, and which need not be configured any
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
