package org.accountkit.testkit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Rows by key, in the order in which they were added. Each method joins the current unit of work or runs its own. */
final class Table<K, V> {

    private final InMemoryUnitOfWork units;
    private final Map<K, V> rows = new LinkedHashMap<>();

    Table(InMemoryUnitOfWork units) {
        this.units = units;
    }

    Optional<V> find(K key) {
        return units.run(() -> Optional.ofNullable(rows.get(key)));
    }

    /** Returns a copy, which may be read after the unit and while rows change. */
    Stream<V> all() {
        return units.run(() -> List.copyOf(rows.values())).stream();
    }

    Map<K, V> asMap() {
        return units.run(() -> Map.copyOf(rows));
    }

    void put(K key, V row) {
        units.execute(() -> {
            undoable(key);
            rows.put(key, row);
        });
    }

    boolean putIfAbsent(K key, V row) {
        return units.run(() -> {
            boolean absent = !rows.containsKey(key);
            if (absent) {
                put(key, row);
            }
            return absent;
        });
    }

    /** Adds a row under a key that must be free. */
    void insert(K key, V row) {
        units.execute(() -> {
            if (!putIfAbsent(key, row)) {
                throw units.keyViolated();
            }
        });
    }

    boolean remove(K key) {
        return units.run(() -> {
            undoable(key);
            return rows.remove(key) != null;
        });
    }

    int removeIf(Predicate<V> condition) {
        return removeSome(condition, Integer.MAX_VALUE);
    }

    int removeSome(Predicate<V> condition, int most) {
        return units.run(() -> {
            List<K> keys = rows.keySet().stream()
                    .filter(key -> condition.test(rows.get(key)))
                    .limit(most)
                    .toList();
            keys.forEach(this::remove);
            return keys.size();
        });
    }

    private void undoable(K key) {
        Optional<V> before = Optional.ofNullable(rows.get(key));
        units.onRollback(() -> before.ifPresentOrElse(row -> rows.put(key, row), () -> rows.remove(key)));
    }
}
