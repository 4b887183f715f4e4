package org.accountkit.examples.standalone;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Every column of every table, as an attacker with a dump would read it. */
final class DatabaseDump {

    private DatabaseDump() {}

    /** The content by table and column; bytes as ISO 8859-1. */
    static Map<String, String> of(HostSettings settings) throws SQLException {
        Map<String, String> columns = new TreeMap<>();
        try (Connection connection = connect(settings)) {
            for (String table : tables(connection)) {
                try (Statement statement = connection.createStatement();
                        ResultSet rows = statement.executeQuery("select * from " + table)) {
                    while (rows.next()) {
                        addRow(columns, table, rows);
                    }
                }
            }
        }
        return columns;
    }

    static void execute(HostSettings settings, String sql) throws SQLException {
        try (Connection connection = connect(settings);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Connection connect(HostSettings settings) throws SQLException {
        return DriverManager.getConnection(
                settings.databaseUrl(),
                settings.databaseUser(),
                settings.databasePassword().reveal());
    }

    private static List<String> tables(Connection connection) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet found = connection.getMetaData().getTables(null, "PUBLIC", "%", new String[] {"BASE TABLE"})) {
            while (found.next()) {
                tables.add('"' + found.getString("TABLE_NAME") + '"');
            }
        }
        return tables;
    }

    private static void addRow(Map<String, String> columns, String table, ResultSet rows) throws SQLException {
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
            Object value = rows.getObject(i);
            String text = value instanceof byte[] bytes
                    ? new String(bytes, StandardCharsets.ISO_8859_1)
                    : String.valueOf(value);
            columns.merge(table + '.' + rows.getMetaData().getColumnName(i), text, (one, next) -> one + '\n' + next);
        }
    }
}
