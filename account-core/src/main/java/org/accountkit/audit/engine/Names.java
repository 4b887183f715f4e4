package org.accountkit.audit.engine;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Names of roles and rights, as the audit trail records them. */
public final class Names {

    /** Four such lists, or two and a reason, fit into the details of one event. */
    private static final int LONGEST = 700;

    private Names() {}

    /**
     * Names what was added.
     *
     * @param <T> the type of the named things
     * @param before those that there were
     * @param after those that there are
     * @return the new names in order, separated by spaces; if there are too many for an event, as many as fit and the number
     *     of the others, such as {@code (12 more)}; empty if nothing was added
     */
    public static <T extends Comparable<T>> Optional<String> added(Collection<T> before, Collection<T> after) {
        TreeSet<T> added = new TreeSet<>(after);
        added.removeAll(before);
        return added.isEmpty()
                ? Optional.empty()
                : Optional.of(fitting(added.stream().map(Object::toString).toList()));
    }

    private static String fitting(List<String> names) {
        int fitting = names.size();
        int length = String.join(" ", names).length();
        while (length > LONGEST) {
            fitting--;
            length -= names.get(fitting).length() + 1;
        }
        String shown = String.join(" ", names.subList(0, fitting));
        return fitting == names.size() ? shown : shown + " (" + (names.size() - fitting) + " more)";
    }
}
