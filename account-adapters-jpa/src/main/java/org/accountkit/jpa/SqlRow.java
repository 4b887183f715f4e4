package org.accountkit.jpa;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A row of plain SQL. Drivers differ in the types they give for numbers and truth values. */
final class SqlRow {

    private final @Nullable Object[] values;
    private final int offset;

    SqlRow(@Nullable Object[] values) {
        this(values, 0);
    }

    private SqlRow(@Nullable Object[] values, int offset) {
        this.values = values;
        this.offset = offset;
    }

    /** The same row, whose columns are counted from another one on. */
    SqlRow from(int column) {
        return new SqlRow(values, offset + column);
    }

    boolean isPresent(int column) {
        return values[offset + column] != null;
    }

    String text(int column) {
        return value(column).toString();
    }

    long number(int column) {
        return ((Number) value(column)).longValue();
    }

    Instant instant(int column) {
        return Instant.ofEpochMilli(number(column));
    }

    Optional<Instant> instantIfPresent(int column) {
        return isPresent(column) ? Optional.of(instant(column)) : Optional.empty();
    }

    boolean truth(int column) {
        Object value = value(column);
        return value instanceof Number number ? number.intValue() != 0 : (Boolean) value;
    }

    private Object value(int column) {
        return Objects.requireNonNull(values[offset + column]);
    }
}
