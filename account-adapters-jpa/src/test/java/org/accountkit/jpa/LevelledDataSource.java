package org.accountkit.jpa;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;

/** A data source whose connections have an isolation level of their own, and which notes the level on return. */
final class LevelledDataSource {

    private final DataSource delegate;
    private final int level;
    private final Set<Integer> levelsOnReturn = ConcurrentHashMap.newKeySet();
    private Optional<String> firstQuery = Optional.empty();

    LevelledDataSource(DataSource delegate, int level) {
        this.delegate = delegate;
        this.level = level;
    }

    /** Lends connections in a transaction that a query has begun. */
    void beginWith(String query) {
        firstQuery = Optional.of(query);
    }

    Set<Integer> levelsOnReturn() {
        return levelsOnReturn;
    }

    DataSource dataSource() {
        return JdbcProxy.of(DataSource.class, (proxy, method, arguments) -> {
            Object result = JdbcProxy.call(delegate, method, arguments);
            return method.getName().equals("getConnection") ? lend((Connection) result) : result;
        });
    }

    private Connection lend(Connection connection) throws SQLException {
        connection.setTransactionIsolation(level);
        if (firstQuery.isPresent()) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute(firstQuery.get());
            }
        }
        return JdbcProxy.of(Connection.class, (proxy, method, arguments) -> {
            if (method.getName().equals("close") && !connection.isClosed()) {
                levelsOnReturn.add(connection.getTransactionIsolation());
            }
            return JdbcProxy.call(connection, method, arguments);
        });
    }
}
