package org.accountkit.jpa;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.sql.DataSource;

/** Tells the {@link StatementCounter} of every round trip to the database, and of the SQL of every batch. */
final class NotingDataSource {

    private NotingDataSource() {}

    static DataSource around(DataSource dataSource) {
        return proxy(DataSource.class, (proxy, method, arguments) -> {
            Object result = call(dataSource, method, arguments);
            return result instanceof Connection connection ? connection(connection) : result;
        });
    }

    private static Connection connection(Connection connection) {
        return proxy(Connection.class, (proxy, method, arguments) -> {
            Object result = call(connection, method, arguments);
            if (result instanceof PreparedStatement statement) {
                return statement(PreparedStatement.class, statement, (String) arguments[0]);
            }
            return result instanceof Statement statement ? statement(Statement.class, statement, "") : result;
        });
    }

    private static <S extends Statement> S statement(Class<S> type, S statement, String sql) {
        SortedMap<Integer, Object> values = new TreeMap<>();
        return proxy(type, (proxy, method, arguments) -> {
            if (method.getName().startsWith("set")
                    && arguments.length > 1
                    && arguments[0] instanceof Integer position) {
                values.put(position, method.getName().equals("setNull") ? Optional.empty() : arguments[1]);
            }
            if (method.getName().startsWith("execute")) {
                StatementCounter.note(sql, values.values());
            }
            if (method.getName().equals("executeBatch")) {
                StatementCounter.INSTANCE.inspect(sql);
            }
            return call(statement, method, arguments);
        });
    }

    private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
