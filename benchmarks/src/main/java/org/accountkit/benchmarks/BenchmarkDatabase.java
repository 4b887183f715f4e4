package org.accountkit.benchmarks;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceConfiguration;
import jakarta.persistence.PersistenceUnitTransactionType;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.accountkit.jpa.ConnectionSettings;
import org.accountkit.jpa.JpaStores;
import org.flywaydb.core.Flyway;
import org.hibernate.jpa.HibernatePersistenceProvider;
import org.hibernate.resource.jdbc.spi.StatementInspector;

/** A PostgreSQL of its own, with the tables and the stores of AccountKit. */
final class BenchmarkDatabase implements AutoCloseable {

    private static final int CONNECTIONS = 8;

    private final EmbeddedPostgres server;
    private final HikariDataSource pool;
    private final EntityManagerFactory entityManagers;
    private final List<String> statements = new CopyOnWriteArrayList<>();
    private volatile boolean notes;

    private BenchmarkDatabase(EmbeddedPostgres server) {
        this.server = server;
        pool = pool(server.getJdbcUrl("postgres", "postgres"));
        Flyway.configure()
                .dataSource(pool)
                .locations("classpath:org/accountkit/jpa/account-schema/postgresql")
                .sqlMigrationPrefix("accountkit-")
                .load()
                .migrate();
        entityManagers = entityManagers();
    }

    static BenchmarkDatabase start() throws IOException {
        return new BenchmarkDatabase(
                EmbeddedPostgres.builder().setServerConfig("shared_buffers", "256MB").setServerConfig("synchronous_commit", "on").start());
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

    JpaStores stores() {
        return JpaStores.using(entityManagers);
    }

    HikariDataSource pool() {
        return pool;
    }

    /** Returns the statements that some work sends. */
    List<String> statementsOf(Runnable work) {
        statements.clear();
        notes = true;
        work.run();
        notes = false;
        return List.copyOf(statements);
    }

    @Override
    public void close() throws IOException {
        entityManagers.close();
        pool.close();
        server.close();
    }
}
