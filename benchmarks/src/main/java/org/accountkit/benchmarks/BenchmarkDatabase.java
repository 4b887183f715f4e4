package org.accountkit.benchmarks;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceConfiguration;
import jakarta.persistence.PersistenceUnitTransactionType;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.accountkit.jpa.ConnectionSettings;
import org.accountkit.jpa.JpaStores;
import org.flywaydb.core.Flyway;
import org.hibernate.jpa.HibernatePersistenceProvider;
import org.hibernate.resource.jdbc.spi.StatementInspector;

/** A database of PostgreSQL with the tables and the stores of AccountKit. */
public final class BenchmarkDatabase implements AutoCloseable {

    private static final int CONNECTIONS = 8;

    private final Closeable server;
    private final HikariDataSource pool;
    private final EntityManagerFactory entityManagers;
    private final List<String> statements = new CopyOnWriteArrayList<>();
    private volatile boolean notes;

    private BenchmarkDatabase(Closeable server, HikariDataSource pool) {
        this.server = server;
        this.pool = pool;
        entityManagers = entityManagers();
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

    private EntityManagerFactory entityManagers() {
        StatementInspector inspector = sql -> {
            if (notes) {
                statements.add(sql);
            }
            return sql;
        };
        PersistenceConfiguration configuration = new PersistenceConfiguration("benchmark")
                .transactionType(PersistenceUnitTransactionType.RESOURCE_LOCAL)
                .property("jakarta.persistence.nonJtaDataSource", pool)
                .property("jakarta.persistence.validation.mode", "NONE")
                .property("hibernate.session_factory.statement_inspector", inspector);
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
     * Finds the statement that some work sends.
     *
     * @param work what sends one statement
     * @return the statement
     */
    public String statementOf(Runnable work) {
        statements.clear();
        notes = true;
        work.run();
        notes = false;
        if (statements.size() != 1) {
            throw new IllegalStateException("Not one statement but " + statements);
        }
        return statements.get(0);
    }

    @Override
    public void close() throws IOException {
        entityManagers.close();
        pool.close();
        server.close();
    }
}
