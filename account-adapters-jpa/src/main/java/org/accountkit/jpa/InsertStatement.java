package org.accountkit.jpa;

import static java.util.stream.Collectors.joining;

import jakarta.persistence.Column;
import jakarta.persistence.Table;
import java.lang.reflect.Field;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The SQL statement that inserts rows of an entity class, and the values of its parameters, taken from the annotations. So
 * rows can be inserted in batches even if the host has not set its provider to do so.
 */
final class InsertStatement {

    private static final Map<Class<?>, InsertStatement> KNOWN = new ConcurrentHashMap<>();

    private final String sql;
    private final List<Field> fields;

    private InsertStatement(Class<?> entity) {
        fields = columns(entity).toList();
        fields.forEach(field -> field.setAccessible(true));
        sql = "insert into " + entity.getAnnotation(Table.class).name()
                + fields.stream().map(InsertStatement::column).collect(joining(", ", " (", ")"))
                + fields.stream().map(field -> "?").collect(joining(", ", " values (", ")"));
    }

    static InsertStatement into(Class<?> entity) {
        return KNOWN.computeIfAbsent(entity, InsertStatement::new);
    }

    private static Stream<Field> columns(@Nullable Class<?> type) {
        return type == null
                ? Stream.empty()
                : Stream.concat(
                        columns(type.getSuperclass()),
                        Arrays.stream(type.getDeclaredFields())
                                .filter(field -> field.isAnnotationPresent(Column.class)));
    }

    private static String column(Field field) {
        return field.getAnnotation(Column.class).name();
    }

    String sql() {
        return sql;
    }

    JdbcBatch.Row values(Object row) {
        return statement -> {
            for (int i = 0; i < fields.size(); i++) {
                bind(statement, i + 1, fields.get(i), row);
            }
        };
    }

    private static void bind(PreparedStatement statement, int position, Field field, Object row) throws SQLException {
        Object value = valueOrNull(field, row);
        if (value == null) {
            statement.setNull(position, sqlType(field.getType()));
        } else {
            statement.setObject(position, value);
        }
    }

    private static @Nullable Object valueOrNull(Field field, Object row) {
        try {
            return field.get(row);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A batch is fastest if a null has the type of the other values. */
    private static int sqlType(Class<?> type) {
        if (type == String.class) {
            return Types.VARCHAR;
        }
        if (type == byte[].class) {
            return Types.VARBINARY;
        }
        return type == Long.class ? Types.BIGINT : Types.INTEGER;
    }
}
