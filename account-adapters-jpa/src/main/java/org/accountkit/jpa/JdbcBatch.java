package org.accountkit.jpa;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.IntStream;

/** Runs one SQL statement for many rows, in batches: one round trip for several hundred rows. */
final class JdbcBatch {

    private static final int SIZE = 500;

    private JdbcBatch() {}

    /** Returns how many rows were changed. A driver that is set not to tell counts as one that changed each of them. */
    static int run(Connection connection, String sql, Collection<? extends Row> rows) throws SQLException {
        return IntStream.of(counts(connection, sql, rows))
                .map(count -> count == Statement.SUCCESS_NO_INFO ? 1 : count)
                .sum();
    }

    /** Returns how many rows each statement has changed, or {@link Statement#SUCCESS_NO_INFO}. */
    static int[] counts(Connection connection, String sql, Collection<? extends Row> rows) throws SQLException {
        IntStream.Builder counts = IntStream.builder();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int waiting = 0;
            for (Row row : rows) {
                row.bind(statement);
                statement.addBatch();
                if (++waiting == SIZE) {
                    IntStream.of(statement.executeBatch()).forEach(counts);
                    waiting = 0;
                }
            }
            if (waiting > 0) {
                IntStream.of(statement.executeBatch()).forEach(counts);
            }
        }
        return counts.build().toArray();
    }

    /** Binds a number that may be missing. */
    static void bind(PreparedStatement statement, int position, Optional<Long> number) throws SQLException {
        if (number.isPresent()) {
            statement.setLong(position, number.get());
        } else {
            statement.setNull(position, Types.BIGINT);
        }
    }

    /** Returns a row of these values, none of them null. */
    static Row row(Object... values) {
        return statement -> {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
        };
    }

    /** Gives the values of a row to a statement. */
    @FunctionalInterface
    interface Row {

        void bind(PreparedStatement statement) throws SQLException;
    }
}
