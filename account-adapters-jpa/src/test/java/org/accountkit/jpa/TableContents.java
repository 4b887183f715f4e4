package org.accountkit.jpa;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** All rows of the tables {@code account_*}, to compare them and to put them back. */
record TableContents(Map<String, List<Row>> tables) {

    /** Others refer to their rows. */
    private static final List<String> PARENTS = List.of("account_user", "account_role", "account_api_key");

    /** Reads every table. */
    static TableContents of(DataSource dataSource) {
        return read(dataSource, TableContents::names);
    }

    /** Reads the same tables again. */
    TableContents now(DataSource dataSource) {
        return read(dataSource, connection -> List.copyOf(tables.keySet()));
    }

    private static TableContents read(DataSource dataSource, Names names) {
        try (Connection connection = dataSource.getConnection()) {
            Map<String, List<Row>> tables = new LinkedHashMap<>();
            for (String table : names.of(connection)) {
                tables.put(table, rows(connection, table));
            }
            return new TableContents(tables);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> names(Connection connection) throws SQLException {
        List<String> names = new ArrayList<>();
        try (ResultSet tables = connection
                .getMetaData()
                .getTables(connection.getCatalog(), null, null, new String[] {"TABLE", "BASE TABLE"})) {
            while (tables.next()) {
                names.add(tables.getString("TABLE_NAME").toLowerCase(Locale.ROOT));
            }
        }
        return names.stream()
                .filter(name -> name.startsWith("account_") && !name.equals("account_schema_history"))
                .sorted(Comparator.comparing((String name) -> !PARENTS.contains(name))
                        .thenComparing(name -> name))
                .toList();
    }

    private static List<Row> rows(Connection connection, String table) throws SQLException {
        List<Row> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("select * from " + table)) {
            while (found.next()) {
                Map<String, @Nullable Object> cells = new TreeMap<>();
                for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
                    cells.put(found.getMetaData().getColumnName(i).toLowerCase(Locale.ROOT), found.getObject(i));
                }
                rows.add(new Row(cells));
            }
        }
        return rows;
    }

    /** Makes these rows the only ones. */
    void restore(DataSource dataSource) {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            List<String> childrenFirst = new ArrayList<>(tables.keySet());
            Collections.reverse(childrenFirst);
            for (String table : childrenFirst) {
                execute(connection, "delete from " + table);
            }
            for (Map.Entry<String, List<Row>> table : tables.entrySet()) {
                for (Row row : table.getValue()) {
                    insert(connection, table.getKey(), row);
                }
            }
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void insert(Connection connection, String table, Row row) throws SQLException {
        String columns = String.join(", ", row.cells().keySet());
        String marks = String.join(", ", Collections.nCopies(row.cells().size(), "?"));
        try (PreparedStatement statement =
                connection.prepareStatement("insert into " + table + " (" + columns + ") values (" + marks + ")")) {
            int i = 0;
            for (Object cell : row.cells().values()) {
                statement.setObject(++i, cell);
            }
            statement.execute();
        }
    }

    /** Leaves out rows. */
    TableContents where(BiPredicate<String, Row> kept) {
        Map<String, List<Row>> rest = new LinkedHashMap<>();
        tables.forEach((table, rows) -> rest.put(
                table, rows.stream().filter(row -> kept.test(table, row)).toList()));
        return new TableContents(rest);
    }

    /** The rows of one table. */
    List<Row> rows(String table) {
        return tables.getOrDefault(table, List.of());
    }

    /** Every text, number and digest that is in a row. */
    Set<String> values() {
        return texts().collect(Collectors.toSet());
    }

    private Stream<String> texts() {
        return tables.values().stream()
                .flatMap(List::stream)
                .flatMap(row -> row.cells().values().stream())
                .map(Row::text);
    }

    /** The rows as sorted lines. Values that are not among the given ones, such as new ids and digests, look alike. */
    List<String> lines(Set<String> known) {
        return tables.entrySet().stream()
                .flatMap(table -> table.getValue().stream().map(row -> table.getKey() + ' ' + row.line(known)))
                .sorted()
                .toList();
    }

    /** Finds the tables, parents first. */
    private interface Names {

        List<String> of(Connection connection) throws SQLException;
    }

    /** One row. */
    record Row(Map<String, @Nullable Object> cells) {

        /** Of attempts, of locks, and the last time step whose code was spent. */
        private static final Set<String> COUNTERS = Set.of("tries_left", "lock_count", "last_step");

        String line(Set<String> known) {
            return cells.entrySet().stream()
                    .filter(cell -> !COUNTERS.contains(cell.getKey()))
                    .map(cell -> cell.getKey() + '=' + shown(text(cell.getValue()), known))
                    .collect(Collectors.joining(" "));
        }

        String text(String column) {
            return text(Objects.requireNonNull(cells.get(column)));
        }

        private static String shown(String text, Set<String> known) {
            return known.contains(text) ? text : "*";
        }

        static String text(@Nullable Object cell) {
            return cell instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : String.valueOf(cell);
        }
    }
}
