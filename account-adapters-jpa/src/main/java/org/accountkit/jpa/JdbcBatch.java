package org.accountkit.jpa;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.stream.IntStream;

/** Runs one SQL statement for many rows, in batches: one round trip for several hundred rows. */
final class JdbcBatch {

    private static final int SIZE = 500;

    private JdbcBatch() {}

    /** Returns how many rows were changed. A driver that is set not to tell counts as one that changed each of them. */
    static int run(Connection connection, String sql, Collection<? extends Row> rows) throws SQLException {
        int changed = 0;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int waiting = 0;
            for (Row row : rows) {
                row.bind(statement);
                statement.addBatch();
                if (++waiting == SIZE) {
                    changed += changed(statement.executeBatch());
                    waiting = 0;
                }
            }
            return waiting == 0 ? changed : changed + changed(statement.executeBatch());
        }
    }

    private static int changed(int[] counts) {
        return IntStream.of(counts)
                .map(count -> count == Statement.SUCCESS_NO_INFO ? 1 : count)
                .sum();
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
