package org.accountkit.jpa;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A SQL query whose rows are read by column name. */
final class SqlQuery {

    private final String text;
    private final Map<String, Integer> positions;

    private SqlQuery(String text, Map<String, Integer> positions) {
        this.text = text;
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

    SqlRow row(@Nullable Object[] values) {
        return new SqlRow(positions, values);
    }
}
