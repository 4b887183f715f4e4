package org.accountkit.benchmarks;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;

/** Notes the statements that are prepared on a data source. */
final class NotedStatements {

    private final List<String> statements = new CopyOnWriteArrayList<>();

    DataSource of(DataSource dataSource) {
        return watched(DataSource.class, dataSource);
    }

    private <T> T watched(Class<T> type, T target) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            if (method.getName().equals("prepareStatement")) {
                statements.add((String) arguments[0]);
            }
            Object result = method.invoke(target, arguments);
            return result instanceof Connection connection ? watched(Connection.class, connection) : result;
        };
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    /** Returns the only statement of some work. */
    String of(Runnable work) {
        statements.clear();
        work.run();
        if (statements.size() != 1) {
            throw new IllegalStateException("Not one statement but " + statements);
        }
        return statements.get(0);
    }
}
