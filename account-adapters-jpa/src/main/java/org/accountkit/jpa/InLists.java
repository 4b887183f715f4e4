package org.accountkit.jpa;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/** Reads rows by many keys, in as few statements as databases allow: a thousand keys in each. */
final class InLists {

    private static final int LONGEST = 1000;

    private InLists() {}

    static <K, R> List<R> list(Collection<K> keys, Function<List<K>, List<R>> read) {
        List<K> all = List.copyOf(keys);
        List<R> rows = new ArrayList<>();
        for (int from = 0; from < all.size(); from += LONGEST) {
            rows.addAll(read.apply(all.subList(from, Math.min(from + LONGEST, all.size()))));
        }
        return rows;
    }
}
