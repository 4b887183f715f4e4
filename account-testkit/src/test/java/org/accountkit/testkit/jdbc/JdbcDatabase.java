package org.accountkit.testkit.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;

/** An H2 database in memory with the tables of the example, shared by all tests that name it. */
final class JdbcDatabase {

    private static final Map<String, DataSource> DATABASES = new ConcurrentHashMap<>();
    private static final int CONNECTIONS = 12;
    private static final int LONGEST_WAIT = 5;

    private JdbcDatabase() {}

    static JdbcStores stores(String name) {
        return new JdbcStores(dataSource(name));
    }

    static DataSource dataSource(String name) {
        return DATABASES.computeIfAbsent(name, JdbcDatabase::created);
    }

    private static DataSource created(String name) {
        JdbcConnectionPool pool =
                JdbcConnectionPool.create("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000", "", "");
        pool.setMaxConnections(CONNECTIONS);
        pool.setLoginTimeout(LONGEST_WAIT);
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("runscript from 'classpath:org/accountkit/testkit/jdbc/schema.sql'");
            return pool;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
