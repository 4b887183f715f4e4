package org.accountkit.benchmarks;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceConfiguration;
import jakarta.persistence.PersistenceUnitTransactionType;
import java.io.Closeable;
import java.io.IOException;
import javax.sql.DataSource;
import org.accountkit.ApiKeys;
import org.accountkit.access.RequestOrigin;
import org.accountkit.jpa.ConnectionSettings;
import org.accountkit.jpa.JpaStores;
import org.accountkit.secret.Secret;
import org.flywaydb.core.Flyway;
import org.hibernate.jpa.HibernatePersistenceProvider;

/** A database of PostgreSQL with the tables and the stores of AccountKit. */
public final class BenchmarkDatabase implements AutoCloseable {

    private static final int CONNECTIONS = 8;

    private final Closeable server;
    private final HikariDataSource pool;
    private final EntityManagerFactory entityManagers;

    private BenchmarkDatabase(Closeable server, HikariDataSource pool) {
        this.server = server;
        this.pool = pool;
        entityManagers = entityManagers(pool);
    }

    /**
     * Starts a server.
     *
     * @return its database, with all tables
     * @throws IOException if the server does not start
     */
    public static BenchmarkDatabase start() throws IOException {
        EmbeddedPostgres server = server();
        HikariDataSource pool = pool(server.getJdbcUrl("postgres", "postgres"));
        Flyway.configure()
                .dataSource(pool)
                .locations("classpath:org/accountkit/jpa/account-schema/postgresql")
                .sqlMigrationPrefix("accountkit-")
                .load()
                .migrate();
        return new BenchmarkDatabase(server, pool);
    }

    /**
     * Starts a server without any tables.
     *
     * @return the server
     * @throws IOException if it does not start
     */
    public static EmbeddedPostgres server() throws IOException {
        return EmbeddedPostgres.builder()
                .setServerConfig("shared_buffers", "256MB")
                .setServerConfig("synchronous_commit", "on")
                .start();
    }

    /**
     * Connects to a database in which a host has created the tables.
     *
     * @param url the JDBC URL
     * @return the database
     */
    public static BenchmarkDatabase at(String url) {
        return new BenchmarkDatabase(() -> {}, pool(url));
    }

    private static HikariDataSource pool(String url) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(CONNECTIONS);
        ConnectionSettings.driverProperties(url).forEach(config::addDataSourceProperty);
        return new HikariDataSource(config);
    }

    private static EntityManagerFactory entityManagers(DataSource dataSource) {
        PersistenceConfiguration configuration = new PersistenceConfiguration("benchmark")
                .transactionType(PersistenceUnitTransactionType.RESOURCE_LOCAL)
                .property("jakarta.persistence.nonJtaDataSource", dataSource)
                .property("jakarta.persistence.validation.mode", "NONE");
        JpaStores.entityClasses().forEach(configuration::managedClass);
        return new HibernatePersistenceProvider().createEntityManagerFactory(configuration);
    }

    /** {@return the stores on this database} */
    public JpaStores stores() {
        return JpaStores.using(entityManagers);
    }

    HikariDataSource pool() {
        return pool;
    }

    /**
     * Finds the statement that authenticates an API key.
     *
     * @param key a key that is valid
     * @return the statement
     */
    public String statementOf(Secret key) {
        NotedStatements statements = new NotedStatements();
        try (EntityManagerFactory noted = entityManagers(statements.of(pool));
                ApiKeys keys =
                        ApiKeys.builder("ex").stores(JpaStores.using(noted)).build()) {
            return statements.of(() ->
                    Expected.yes(keys.authenticate(key, RequestOrigin.unknown()).isPresent()));
        }
    }

    @Override
    public void close() throws IOException {
        entityManagers.close();
        pool.close();
        server.close();
    }
}
