package org.accountkit.jpa;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.sql.DataSource;

/** A data source whose next commits fail on request. For one thread. */
final class FaultyDataSource {

    private final DataSource delegate;
    private final Deque<SQLException> failures = new ArrayDeque<>();
    private boolean committedFirst;
    private int commits;

    FaultyDataSource(DataSource delegate) {
        this.delegate = delegate;
    }

    DataSource dataSource() {
        return proxy(DataSource.class, (proxy, method, arguments) -> {
            Object result = invoke(delegate, method, arguments);
            return method.getName().equals("getConnection") ? connection((Connection) result) : result;
        });
    }

    /** The database has rolled back and says so. */
    void failNextCommit(SQLException failure) {
        committedFirst = false;
        failures.add(failure);
    }

    /** The database has committed, but its answer is lost. */
    void loseAnswerToNextCommit(SQLException failure) {
        committedFirst = true;
        failures.add(failure);
    }

    /** How many commits were tried. */
    int commits() {
        return commits;
    }

    private Connection connection(Connection connection) {
        return proxy(Connection.class, (proxy, method, arguments) -> {
            if (method.getName().equals("commit")) {
                commits++;
                failIfTold(connection);
            }
            return invoke(connection, method, arguments);
        });
    }

    private void failIfTold(Connection connection) throws SQLException {
        SQLException failure = failures.poll();
        if (failure == null) {
            return;
        }
        if (committedFirst) {
            connection.commit();
        } else {
            connection.rollback();
        }
        throw failure;
    }

    private static Object invoke(Object target, java.lang.reflect.Method method, Object[] arguments) throws Throwable {
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
