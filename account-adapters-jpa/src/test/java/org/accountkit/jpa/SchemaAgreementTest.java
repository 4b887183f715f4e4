package org.accountkit.jpa;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.Column;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.lang.reflect.Field;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.JDBCType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The scripts of the three databases and the entities say the same: columns, types, nullability, lengths, keys. */
class SchemaAgreementTest {

    private static final Map<Class<?>, Set<JDBCType>> TYPES = Map.of(
            String.class, Set.of(JDBCType.VARCHAR, JDBCType.LONGVARCHAR, JDBCType.CLOB),
            byte[].class, Set.of(JDBCType.VARBINARY, JDBCType.BINARY, JDBCType.LONGVARBINARY),
            boolean.class, Set.of(JDBCType.BOOLEAN, JDBCType.BIT, JDBCType.TINYINT),
            int.class, Set.of(JDBCType.INTEGER),
            Integer.class, Set.of(JDBCType.INTEGER),
            long.class, Set.of(JDBCType.BIGINT),
            Long.class, Set.of(JDBCType.BIGINT));

    /** H2 counts a character beyond U+FFFF twice, and what has no limit has one of the product's own. */
    private static final Set<String> OF_OTHER_LENGTHS = Set.of("account_api_key.name", "account_api_key.rights");

    @ParameterizedTest
    @ValueSource(strings = {"h2", "postgresql", "mariadb"})
    void everyAttributeIsAColumnOfItsType(String product) throws SQLException {
        Map<String, ColumnOf> columns = columns(product);

        for (Class<?> entity : JpaStores.entityClasses()) {
            attributes(entity).forEach(field -> {
                String name = nameOf(entity, field);
                assertThat(columns).as("columns of " + product).containsKey(name);
                assertThat(TYPES.get(field.getType()))
                        .as(name)
                        .contains(columns.get(name).type());
                assertThat(columns.get(name).nullable())
                        .as("whether " + name + " may be null")
                        .isEqualTo(isNullable(field));
            });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"h2", "postgresql", "mariadb"})
    void everyColumnIsAnAttributeAndEveryKeyAnId(String product) throws SQLException {
        Set<String> attributes = new HashSet<>();
        Set<String> ids = new HashSet<>();
        for (Class<?> entity : JpaStores.entityClasses()) {
            attributes(entity).forEach(field -> attributes.add(nameOf(entity, field)));
            attributes(entity)
                    .filter(field -> field.isAnnotationPresent(Id.class))
                    .forEach(field -> ids.add(nameOf(entity, field)));
        }
        attributes.addAll(Set.of("account_schema.id", "account_schema.version", "account_schema.usable_from"));
        ids.add("account_schema.id");

        assertThat(columns(product).keySet()).isEqualTo(attributes);
        assertThat(primaryKeys(product)).isEqualTo(ids);
    }

    @Test
    void theLengthsOfTheThreeDatabasesAgree() throws SQLException {
        Map<String, Integer> h2 = lengths("h2");

        assertThat(lengths("postgresql")).isEqualTo(h2);
        assertThat(lengths("mariadb")).isEqualTo(h2);
    }

    private static Map<String, Integer> lengths(String product) throws SQLException {
        return columns(product).entrySet().stream()
                .filter(column -> column.getValue().type() == JDBCType.VARCHAR)
                .filter(column -> !OF_OTHER_LENGTHS.contains(column.getKey()))
                .collect(toMap(Map.Entry::getKey, column -> column.getValue().length(), (a, b) -> a, TreeMap::new));
    }

    private static Stream<Field> attributes(Class<?> entity) {
        return Stream.<Class<?>>iterate(entity, type -> type != null && type != Object.class, Class::getSuperclass)
                .flatMap(type -> Arrays.stream(type.getDeclaredFields()))
                .filter(field -> field.isAnnotationPresent(Column.class));
    }

    private static String nameOf(Class<?> entity, Field field) {
        return entity.getAnnotation(Table.class).name()
                + '.'
                + field.getAnnotation(Column.class).name();
    }

    private static boolean isNullable(Field field) {
        return field.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static Map<String, ColumnOf> columns(String product) throws SQLException {
        return read(product, metaData -> {
            Map<String, ColumnOf> columns = new HashMap<>();
            for (String table : tables()) {
                try (ResultSet found = metaData.columns(table)) {
                    while (found.next()) {
                        columns.put(
                                table + '.' + found.getString("COLUMN_NAME").toLowerCase(Locale.ROOT),
                                new ColumnOf(
                                        JDBCType.valueOf(found.getInt("DATA_TYPE")),
                                        found.getInt("COLUMN_SIZE"),
                                        found.getInt("NULLABLE") == DatabaseMetaData.columnNullable));
                    }
                }
            }
            return columns;
        });
    }

    private static Set<String> primaryKeys(String product) throws SQLException {
        return read(product, metaData -> {
            Set<String> keys = new HashSet<>();
            for (String table : tables()) {
                try (ResultSet found = metaData.primaryKey(table)) {
                    while (found.next()) {
                        keys.add(table + '.' + found.getString("COLUMN_NAME").toLowerCase(Locale.ROOT));
                    }
                }
            }
            return keys;
        });
    }

    private static Set<String> tables() {
        Stream<String> ofEntities = JpaStores.entityClasses().stream()
                .map(entity -> entity.getAnnotation(Table.class).name());
        return Stream.of(ofEntities, Stream.of("account_schema"))
                .flatMap(Function.identity())
                .collect(toSet());
    }

    private static <T> T read(String product, Reading<T> reading) throws SQLException {
        TestDatabase database = switch (product) {
            case "postgresql" -> TestDatabase.postgresql();
            case "mariadb" -> TestDatabase.mariaDb();
            default -> TestDatabase.h2();
        };
        try (Connection connection = database.dataSource().getConnection()) {
            return reading.of(new MetaData(connection));
        }
    }

    private interface Reading<T> {

        T of(MetaData metaData) throws SQLException;
    }

    private record ColumnOf(JDBCType type, int length, boolean nullable) {}

    private record MetaData(Connection connection) {

        ResultSet columns(String table) throws SQLException {
            return connection
                    .getMetaData()
                    .getColumns(connection.getCatalog(), connection.getSchema(), own(table), null);
        }

        ResultSet primaryKey(String table) throws SQLException {
            return connection.getMetaData().getPrimaryKeys(connection.getCatalog(), connection.getSchema(), own(table));
        }

        private String own(String table) throws SQLException {
            return connection.getMetaData().storesUpperCaseIdentifiers() ? table.toUpperCase(Locale.ROOT) : table;
        }
    }
}
