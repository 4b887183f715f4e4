package org.accountkit.administration;

import java.util.List;
import java.util.Optional;

/**
 * One page of a longer list.
 *
 * @param <T> the type of the items
 * @param items the items on this page
 * @param next the starting point of the next page; empty on the last page
 */
public record Page<T>(List<T> items, Optional<String> next) {

    /** Copies the items. */
    public Page {
        items = List.copyOf(items);
    }
}
