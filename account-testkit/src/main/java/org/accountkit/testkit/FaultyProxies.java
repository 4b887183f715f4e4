package org.accountkit.testkit;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import javax.sql.DataSource;
import org.accountkit.testkit.FaultyDataSource.Step.Kind;
import org.jspecify.annotations.Nullable;

/** The data source, connections and statements that report each step to a {@link FaultyDataSource}. */
final class FaultyProxies {

    private final FaultyDataSource faults;

    FaultyProxies(FaultyDataSource faults) {
        this.faults = faults;
    }

    DataSource around(DataSource delegate) {
        return proxy(DataSource.class, (proxy, method, arguments) -> {
            if (!method.getName().equals("getConnection")) {
                return invoke(delegate, method, arguments);
            }
            Object connection = faults.take(Kind.CONNECT, "", () -> invoke(delegate, method, arguments), () -> null);
            return new FaultyConnection((Connection) Objects.requireNonNull(connection)).proxy();
        });
    }

    /** One connection, until it is broken. */
    private final class FaultyConnection {

        private final Connection delegate;
        private boolean broken;

        FaultyConnection(Connection delegate) {
            this.delegate = delegate;
        }

        Connection proxy() {
            return FaultyProxies.proxy(Connection.class, (proxy, method, arguments) -> {
                requireUnbroken(method);
                return method.getName().equals("commit")
                        ? take(Kind.COMMIT, "", () -> invoke(delegate, method, arguments))
                        : withSteps(invoke(delegate, method, arguments), proxy, method, arguments);
            });
        }

        private void requireUnbroken(Method method) throws SQLException {
            if (broken && !method.getName().equals("close") && !method.getName().equals("isClosed")) {
                throw new SQLException("The connection is broken.", "08003");
            }
        }

        private @Nullable Object take(Kind kind, String sql, FaultyDataSource.Work work) throws Throwable {
            try {
                return faults.take(kind, sql, work, () -> FaultyDataSource.rollBack(delegate));
            } catch (SQLException e) {
                if (FaultyDataSource.breaksConnection(e)) {
                    breakDown();
                }
                throw e;
            }
        }

        /** The pool gets back a connection without a transaction. */
        private void breakDown() throws SQLException {
            FaultyDataSource.rollBack(delegate);
            broken = true;
        }

        private @Nullable Object withSteps(
                @Nullable Object result, Object connection, Method method, Object @Nullable [] arguments) {
            String sql = arguments != null && arguments[0] instanceof String text ? text : "";
            return result instanceof Statement statement
                    ? statement(statement, connection, method.getReturnType(), sql)
                    : result;
        }

        private Object statement(Statement statement, Object connection, Class<?> type, String prepared) {
            InvocationHandler handler = (proxy, method, arguments) -> {
                if (method.getName().equals("getConnection")) {
                    return connection;
                }
                requireUnbroken(method);
                if (!method.getName().startsWith("execute")) {
                    return invoke(statement, method, arguments);
                }
                String sql = arguments != null && arguments[0] instanceof String text ? text : prepared;
                return take(Kind.STATEMENT, sql, () -> invoke(statement, method, arguments));
            };
            return FaultyProxies.proxy(statementType(type), handler);
        }

        private Class<? extends Statement> statementType(Class<?> type) {
            return type == CallableStatement.class
                    ? CallableStatement.class
                    : type == PreparedStatement.class ? PreparedStatement.class : Statement.class;
        }
    }

    private static @Nullable Object invoke(Object target, Method method, Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
