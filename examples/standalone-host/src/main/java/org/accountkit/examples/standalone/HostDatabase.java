package org.accountkit.examples.standalone;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceConfiguration;
import jakarta.persistence.PersistenceUnitTransactionType;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.accountkit.jpa.JpaStores;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.hibernate.jpa.HibernatePersistenceProvider;

/** The database: a connection pool, the schema, and an entity manager factory of Hibernate. */
final class HostDatabase implements AutoCloseable {

    private static final int LOGIN_SECONDS = 5;
    private static final int POOL_SIZE = 10;
    private static final int LONGEST_WAIT_MILLIS = 2_000;

    private final HikariDataSource pool;
    private final EntityManagerFactory entityManagers;

    private HostDatabase(HikariDataSource pool, EntityManagerFactory entityManagers) {
        this.pool = pool;
        this.entityManagers = entityManagers;
    }

    static HostDatabase open(HostSettings settings) {
        Product product = Product.of(settings.databaseUrl());
        requireReachable(settings);
        HikariDataSource pool = pool(settings, product);
        try {
            migrate(pool, product);
            return new HostDatabase(pool, entityManagers(pool));
        } catch (RuntimeException e) {
            pool.close();
            throw e;
        }
    }

    /** Checked before the pool starts, which would retry for a long time and log each failure. */
    private static void requireReachable(HostSettings settings) {
        DriverManager.setLoginTimeout(LOGIN_SECONDS);
        try (Connection connection = DriverManager.getConnection(
                settings.databaseUrl(),
                settings.databaseUser(),
                settings.databasePassword().reveal())) {
            connection.isValid(LOGIN_SECONDS);
        } catch (SQLException e) {
            throw new StartFailure("The database cannot be reached with ACCOUNT_DB_URL, ACCOUNT_DB_USER and"
                    + " ACCOUNT_DB_PASSWORD (SQLSTATE " + e.getSQLState() + ").");
        }
    }

    private static HikariDataSource pool(HostSettings settings, Product product) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("account");
        config.setJdbcUrl(settings.databaseUrl());
        config.setUsername(settings.databaseUser());
        config.setPassword(settings.databasePassword().reveal());
        config.setMaximumPoolSize(POOL_SIZE);
        config.setConnectionTimeout(LONGEST_WAIT_MILLIS);
        config.setValidationTimeout(LONGEST_WAIT_MILLIS / 2);
        product.timeLimits().forEach(config::addDataSourceProperty);
        return new HikariDataSource(config);
    }

    private static void migrate(HikariDataSource pool, Product product) {
        try {
            Flyway.configure()
                    .dataSource(pool)
                    .locations("classpath:org/accountkit/jpa/account-schema/" + product.folder())
                    .table("account_schema_history")
                    .baselineOnMigrate(true)
                    .baselineVersion("0")
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw new StartFailure("The database schema cannot be migrated: " + firstLine(e));
        }
    }

    private static String firstLine(FlywayException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    private static EntityManagerFactory entityManagers(HikariDataSource pool) {
        PersistenceConfiguration configuration = new PersistenceConfiguration("account")
                .transactionType(PersistenceUnitTransactionType.RESOURCE_LOCAL)
                .property("jakarta.persistence.nonJtaDataSource", pool)
                .property("jakarta.persistence.validation.mode", "NONE");
        JpaStores.entityClasses().forEach(configuration::managedClass);
        return new HibernatePersistenceProvider().createEntityManagerFactory(configuration);
    }

    JpaStores stores() {
        return JpaStores.using(entityManagers);
    }

    @Override
    public void close() {
        entityManagers.close();
        pool.close();
    }
}
