package org.accountkit.benchmarks.programs;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.accountkit.jpa.ConnectionSettings;

/** The connection pool of a floor, set as the standalone host sets its own. */
final class Pool {

    private static final int SIZE = 10;

    private Pool() {}

    static HikariDataSource to(String url) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(ConnectionSettings.jdbcUrl(url));
        config.setUsername("postgres");
        config.setMaximumPoolSize(SIZE);
        config.setConnectionTimeout(ConnectionSettings.POOL_WAIT.toMillis());
        config.setValidationTimeout(ConnectionSettings.POOL_TEST.toMillis());
        ConnectionSettings.driverProperties(url).forEach(config::addDataSourceProperty);
        return new HikariDataSource(config);
    }
}
