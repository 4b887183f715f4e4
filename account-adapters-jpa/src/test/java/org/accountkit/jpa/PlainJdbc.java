package org.accountkit.jpa;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.accountkit.jpa.ScaleTest.Samples;

/** The floor: batches of plain JDBC, 500 users in each transaction, without a check of anything. */
final class PlainJdbc {

    private static final int BATCH = 500;
    private static final int MOST_COLUMNS = 20;

    /** The tables that an import fills, with the column of the user's id. */
    private static final Map<String, String> TABLES = new java.util.LinkedHashMap<>();

    static {
        TABLES.put("account_user", "id");
        TABLES.put("account_user_term", "user_id");
        TABLES.put("account_state", "user_id");
        TABLES.put("account_password", "user_id");
        TABLES.put("account_totp", "user_id");
    }

    private PlainJdbc() {}

    /** Inserts copies of the users that were imported last, in a realm of their own, and deletes them again. */
    static void importCopies(ScaleDatabase database, int users, Samples samples) throws SQLException {
        String realm = UUID.randomUUID().toString();
        try (Connection connection = database.pool().getConnection()) {
            List<Rows> copies = new ArrayList<>();
            for (Map.Entry<String, String> table : TABLES.entrySet()) {
                copies.add(Rows.read(connection, table.getKey(), table.getValue(), users, realm));
            }
            connection.setAutoCommit(false);
            samples.add(() -> insert(connection, copies, users));
            for (String table : List.of("account_totp", "account_password", "account_state")) {
                execute(connection, "delete from " + table + " where user_id like 'copy-%'");
            }
            execute(connection, "delete from account_user where realm = '" + realm + "'");
            connection.commit();
            connection.setAutoCommit(true);
        }
    }

    private static void insert(Connection connection, List<Rows> copies, int users) {
        try {
            for (int from = 0; from < users; from += BATCH) {
                for (Rows rows : copies) {
                    rows.insert(connection, from / BATCH, users / BATCH);
                }
                connection.commit();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Moves some secrets to another key and back, which rewrites them twice. */
    static void reseal(ScaleDatabase database, int count, Samples samples) {
        try (Connection connection = database.pool().getConnection()) {
            connection.setAutoCommit(false);
            Rows rows = Rows.read(connection, "account_totp", "", count, "");
            samples.add(() -> update(connection, rows, "new", "other"));
            samples.add(() -> update(connection, rows, "other", "new"));
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void update(Connection connection, Rows rows, String from, String to) {
        try (PreparedStatement statement = connection.prepareStatement(
                "update account_totp set master_key = ?, sealed = ? where user_id = ? and id = ? and master_key = ?")) {
            for (List<Object> row : rows.values()) {
                statement.setObject(1, to);
                statement.setObject(2, row.get(rows.columns().indexOf("sealed")));
                statement.setObject(3, row.get(rows.columns().indexOf("user_id")));
                statement.setObject(4, row.get(rows.columns().indexOf("id")));
                statement.setObject(5, from);
                statement.addBatch();
            }
            statement.executeBatch();
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

    /** Rows of a table, read before the time is taken. */
    record Rows(String table, List<String> columns, List<List<Object>> values) {

        static Rows read(Connection connection, String table, String userId, int users, String realm)
                throws SQLException {
            String sql = userId.isEmpty()
                    ? "select * from account_totp where master_key = 'new' limit " + users
                    : "select t.* from " + table + " t join (select id, created_at from account_user where realm = ''"
                            + " order by created_at desc, id limit " + users + ") u on u.id = t." + userId
                            + " order by u.created_at, u.id";
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(sql)) {
                List<String> columns = new ArrayList<>();
                for (int i = 1; i <= Math.min(MOST_COLUMNS, rows.getMetaData().getColumnCount()); i++) {
                    columns.add(rows.getMetaData().getColumnName(i));
                }
                List<List<Object>> values = new ArrayList<>();
                while (rows.next()) {
                    values.add(row(rows, columns, userId, realm));
                }
                return new Rows(table, columns, values);
            }
        }

        private static List<Object> row(ResultSet rows, List<String> columns, String userId, String realm)
                throws SQLException {
            List<Object> row = new ArrayList<>();
            for (String column : columns) {
                Object value = rows.getObject(column);
                row.add(
                        column.equals(userId)
                                ? "copy-" + value
                                : userId.isEmpty() || !column.equals("realm") ? value : realm);
            }
            return row;
        }

        void insert(Connection connection, int part, int parts) throws SQLException {
            String marks = String.join(", ", columns.stream().map(column -> "?").toList());
            int from = (int) ((long) values.size() * part / parts);
            int to = (int) ((long) values.size() * (part + 1) / parts);
            try (PreparedStatement statement = connection.prepareStatement(
                    "insert into " + table + " (" + String.join(", ", columns) + ") values (" + marks + ")")) {
                for (List<Object> row : values.subList(from, to)) {
                    for (int i = 0; i < row.size(); i++) {
                        statement.setObject(i + 1, row.get(i));
                    }
                    statement.addBatch();
                }
                statement.executeBatch();
            }
        }
    }
}
