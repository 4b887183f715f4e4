package org.accountkit.jpa;

import jakarta.transaction.RollbackException;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.SystemException;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import javax.sql.XAConnection;
import javax.sql.XADataSource;
import org.jspecify.annotations.Nullable;

/** What a container makes of an XA data source: each transaction has one connection, which ends with it. */
final class EnlistingDataSource {

    private final XADataSource dataSource;
    private final TransactionManager manager;
    private final TransactionSynchronizationRegistry registry;

    private EnlistingDataSource(
            XADataSource dataSource, TransactionManager manager, TransactionSynchronizationRegistry registry) {
        this.dataSource = dataSource;
        this.manager = manager;
        this.registry = registry;
    }

    static DataSource of(
            XADataSource dataSource, TransactionManager manager, TransactionSynchronizationRegistry registry) {
        EnlistingDataSource enlisting = new EnlistingDataSource(dataSource, manager, registry);
        return (DataSource) proxy(DataSource.class, (method, arguments) -> {
            if (method.getDeclaringClass() == Object.class) {
                return method.invoke(enlisting, arguments); // EclipseLink keeps data sources in a map
            }
            if (!method.getName().equals("getConnection")) {
                throw new UnsupportedOperationException(method.getName());
            }
            return enlisting.connection();
        });
    }

    private Connection connection() throws SQLException {
        if (registry.getTransactionStatus() != Status.STATUS_ACTIVE) {
            XAConnection alone = dataSource.getXAConnection();
            return closing(alone.getConnection(), alone::close);
        }
        if (registry.getResource(this) instanceof Connection known) {
            return known;
        }
        XAConnection enlisted = dataSource.getXAConnection();
        Connection connection = closing(enlisted.getConnection(), () -> {});
        enlist(enlisted);
        registry.putResource(this, connection);
        return connection;
    }

    private void enlist(XAConnection connection) throws SQLException {
        try {
            manager.getTransaction().enlistResource(connection.getXAResource());
        } catch (SystemException | RollbackException e) {
            throw new SQLException(e);
        }
        registry.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {}

            @Override
            public void afterCompletion(int status) {
                try {
                    connection.close();
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            }
        });
    }

    private static Connection closing(Connection connection, Close close) {
        return (Connection) proxy(Connection.class, (method, arguments) -> {
            if (!method.getName().equals("close")) {
                return method.invoke(connection, arguments);
            }
            close.run();
            return null;
        });
    }

    private static Object proxy(Class<?> type, Call call) {
        return Proxy.newProxyInstance(
                EnlistingDataSource.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    try {
                        return call.of(method, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private interface Call {
        @Nullable
        Object of(Method method, Object @Nullable [] arguments) throws Exception;
    }

    private interface Close {
        void run() throws SQLException;
    }
}
