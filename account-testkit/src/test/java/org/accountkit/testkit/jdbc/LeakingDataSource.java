package org.accountkit.testkit.jdbc;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Connections that are never given back once they have been rolled back without a commit. */
final class LeakingDataSource implements InvocationHandler {

    private final DataSource pool;

    private LeakingDataSource(DataSource pool) {
        this.pool = pool;
    }

    static DataSource around(DataSource pool) {
        return (DataSource) Proxy.newProxyInstance(
                DataSource.class.getClassLoader(), new Class<?>[] {DataSource.class}, new LeakingDataSource(pool));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        Object answer = call(pool, method, arguments);
        return answer instanceof Connection connection ? leaking(connection) : answer;
    }

    private static Connection leaking(Connection connection) {
        AtomicBoolean committed = new AtomicBoolean();
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("commit")) {
                        committed.set(true);
                    }
                    return method.getName().equals("close") && !committed.get()
                            ? null
                            : call(connection, method, arguments);
                });
    }

    private static @Nullable Object call(Object target, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }
}
