package org.accountkit.jpa;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.sql.DataSource;

/** Tells the {@link StatementCounter} of every round trip to the database. */
final class NotingDataSource {

    private NotingDataSource() {}

    static DataSource around(DataSource dataSource) {
        return JdbcProxy.of(DataSource.class, (proxy, method, arguments) -> {
            Object result = JdbcProxy.call(dataSource, method, arguments);
            return result instanceof Connection connection ? connection(connection) : result;
        });
    }

    private static Connection connection(Connection connection) {
        return JdbcProxy.of(Connection.class, (proxy, method, arguments) -> {
            Object result = JdbcProxy.call(connection, method, arguments);
            if (result instanceof PreparedStatement statement) {
                return statement(PreparedStatement.class, statement, (String) arguments[0]);
            }
            return result instanceof Statement statement ? statement(Statement.class, statement, "") : result;
        });
    }

    private static <S extends Statement> S statement(Class<S> type, S statement, String sql) {
        SortedMap<Integer, Object> values = new TreeMap<>();
        return JdbcProxy.of(type, (proxy, method, arguments) -> {
            if (method.getName().startsWith("set")
                    && arguments.length > 1
                    && arguments[0] instanceof Integer position) {
                values.put(position, method.getName().equals("setNull") ? Optional.empty() : arguments[1]);
            }
            if (method.getName().startsWith("execute")) {
                StatementCounter.note(sql, values.values());
            }
            return JdbcProxy.call(statement, method, arguments);
        });
    }
}
