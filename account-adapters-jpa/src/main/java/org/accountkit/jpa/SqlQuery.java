package org.accountkit.jpa;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A SQL query whose rows are read by column name. */
final class SqlQuery {

    private final String text;
    private final String jdbcText;
    private final Map<String, Integer> positions;

    private SqlQuery(String text, Map<String, Integer> positions) {
        this.text = text;
        this.jdbcText = text.replaceAll("\\?[0-9]+", "?");
        this.positions = positions;
    }

    /**
     * Creates a query of several columns.
     *
     * @param columns expressions such as {@code u.realm} or {@code u.id as user_id}, each with a distinct name
     * @param from the rest of the query
     */
    static SqlQuery select(List<String> columns, String from) {
        Map<String, Integer> positions = IntStream.range(0, columns.size())
                .boxed()
                .collect(toUnmodifiableMap(i -> nameOf(columns.get(i)), Function.identity()));
        return new SqlQuery("select " + String.join(", ", columns) + ' ' + from, positions);
    }

    private static String nameOf(String column) {
        return column.replaceFirst(".*[. ]", "");
    }

    String text() {
        return text;
    }

    /**
     * Runs the query. For a native query, a provider finds out the type of every column again and again, which costs
     * more than the query itself.
     *
     * @param parameters the values of {@code ?1}, {@code ?2} and so on, which the text uses once each and in this order
     */
    List<SqlRow> rows(Connection connection, Object... parameters) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(jdbcText)) {
            JdbcBatch.row(parameters).bind(select);
            try (ResultSet results = select.executeQuery()) {
                List<SqlRow> rows = new ArrayList<>();
                while (results.next()) {
                    rows.add(row(values(results)));
                }
                return rows;
            }
        }
    }

    private @Nullable Object[] values(ResultSet results) throws SQLException {
        @Nullable Object[] values = new @Nullable Object[positions.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = results.getObject(i + 1);
        }
        return values;
    }

    SqlRow row(@Nullable Object[] values) {
        return new SqlRow(positions, values);
    }
}
