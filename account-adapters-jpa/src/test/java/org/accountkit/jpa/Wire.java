package org.accountkit.jpa;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * Records the round trips that a thread makes to PostgreSQL, in their order: its driver sends BEGIN with the first
 * statement of a transaction, and a batch as one.
 */
final class Wire {

    private static final ThreadLocal<List<Trip>> TRIPS = ThreadLocal.withInitial(ArrayList::new);

    private Wire() {}

    /**
     * A round trip.
     *
     * @param sql the statement; {@code commit} or {@code rollback}
     * @param inTransaction whether it belongs to a transaction
     */
    record Trip(String sql, boolean inTransaction) {

        boolean endsTransaction() {
            return sql.equals("commit") || sql.equals("rollback");
        }
    }

    static List<Trip> tripsOf(Runnable work) {
        TRIPS.get().clear();
        work.run();
        return List.copyOf(TRIPS.get());
    }

    static DataSource around(DataSource dataSource) {
        return JdbcProxy.of(DataSource.class, (proxy, method, arguments) -> {
            Object result = JdbcProxy.call(dataSource, method, arguments);
            return result instanceof Connection connection ? connection(connection) : result;
        });
    }

    private static Connection connection(Connection connection) {
        return JdbcProxy.of(Connection.class, (proxy, method, arguments) -> {
            switch (method.getName()) {
                case "commit", "rollback" -> note(connection, method.getName());
                case "getTransactionIsolation" -> note(connection, "show isolation level");
                case "setTransactionIsolation" -> note(connection, "set isolation level");
                default -> {}
            }
            Object result = JdbcProxy.call(connection, method, arguments);
            if (result instanceof Statement statement) {
                String sql = arguments == null || !(arguments[0] instanceof String text) ? "" : text;
                return statement(connection, statement, method.getReturnType().asSubclass(Statement.class), sql);
            }
            return result;
        });
    }

    private static <S extends Statement> S statement(
            Connection connection, Statement statement, Class<S> type, String sql) {
        return JdbcProxy.of(type, (proxy, method, arguments) -> {
            if (method.getName().startsWith("execute")) {
                note(connection, arguments == null ? sql : (String) arguments[0]);
            }
            return JdbcProxy.call(statement, method, arguments);
        });
    }

    private static void note(Connection connection, String sql) throws SQLException {
        TRIPS.get().add(new Trip(sql, !connection.getAutoCommit()));
    }
}
