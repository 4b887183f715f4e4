package org.accountkit.jpa;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A row of a SQL query. Drivers return numbers and Booleans as different types. */
final class SqlRow {

    private final Map<String, Integer> positions;
    private final @Nullable Object[] values;

    SqlRow(Map<String, Integer> positions, @Nullable Object[] values) {
        this.positions = positions;
        this.values = values;
    }

    boolean isPresent(String column) {
        return valueOrNull(column) != null;
    }

    String text(String column) {
        return value(column).toString();
    }

    Optional<String> textIfPresent(String column) {
        return isPresent(column) ? Optional.of(text(column)) : Optional.empty();
    }

    long number(String column) {
        return ((Number) value(column)).longValue();
    }

    boolean truth(String column) {
        Object value = value(column);
        return value instanceof Number number ? number.intValue() != 0 : (Boolean) value;
    }

    Instant instant(String column) {
        return Instant.ofEpochMilli(number(column));
    }

    Optional<Instant> instantIfPresent(String column) {
        return isPresent(column) ? Optional.of(instant(column)) : Optional.empty();
    }

    private Object value(String column) {
        return Objects.requireNonNull(valueOrNull(column), column);
    }

    private @Nullable Object valueOrNull(String column) {
        return values[Objects.requireNonNull(positions.get(column), column)];
    }
}
