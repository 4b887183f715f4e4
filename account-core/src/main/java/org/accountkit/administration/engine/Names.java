package org.accountkit.administration.engine;

import java.util.Collection;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Names of roles and rights, as the audit trail records them. */
public final class Names {

    private Names() {}

    /**
     * Names what was added.
     *
     * @param <T> what is named
     * @param before what there was
     * @param after what there is
     * @return the new names in order, separated by spaces; empty if nothing was added
     */
    public static <T extends Comparable<T>> Optional<String> added(Collection<T> before, Collection<T> after) {
        TreeSet<T> added = new TreeSet<>(after);
        added.removeAll(before);
        return added.isEmpty()
                ? Optional.empty()
                : Optional.of(added.stream().map(Object::toString).collect(Collectors.joining(" ")));
    }
}
