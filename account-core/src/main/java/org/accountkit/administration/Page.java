package org.accountkit.administration;

import java.util.List;
import java.util.Optional;

/**
 * One page of a longer list.
 *
 * @param <T> what is listed
 * @param items what is on it
 * @param next where the next page begins; empty on the last one
 */
public record Page<T>(List<T> items, Optional<String> next) {

    /** Copies the items. */
    public Page {
        items = List.copyOf(items);
    }
}
