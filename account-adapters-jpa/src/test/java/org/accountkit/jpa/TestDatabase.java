package org.accountkit.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Suppliers;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceConfiguration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.eclipse.persistence.jpa.JpaEntityManagerFactory;
import org.eclipse.persistence.jpa.PersistenceProvider;
import org.flywaydb.core.Flyway;
import org.hibernate.SessionFactory;
import org.hibernate.jpa.HibernatePersistenceProvider;
import org.jspecify.annotations.Nullable;

/**
 * A database with our tables, shared by all tests of the JVM. Each provider is asked by its own method, since the
 * portable one may choose another provider of the class path.
 */
final class TestDatabase {

    /** Kept here, because an unreferenced logger loses its level. Lost races are logged as warnings. */
    private static final List<Logger> QUIET = Stream.of("org.hibernate", "org.flywaydb", "com.zaxxer.hikari")
            .map(Logger::getLogger)
            .toList();

    static {
        QUIET.forEach(logger -> logger.setLevel(Level.SEVERE));
    }

    private static @Nullable TestDatabase mariaDb;

    private final HikariDataSource dataSource;
    private final EntityManagerFactory factory;
    private final Supplier<EntityManagerFactory> eclipseLink;

    private TestDatabase(String jdbcUrl, String schema) {
        dataSource = pool(jdbcUrl, 12);
        migrate(dataSource, schema);
        factory = hibernate(dataSource);
        eclipseLink = Suppliers.memoize(() -> eclipseLink(dataSource));
    }

    static TestDatabase h2() {
        return H2.DATABASE;
    }

    /** Created when first used; without the server, each test tries again and is skipped. */
    static synchronized TestDatabase mariaDb() {
        if (mariaDb == null) {
            mariaDb = new TestDatabase(MariaDbServer.start(), "mariadb");
        }
        return mariaDb;
    }

    static TestDatabase postgresql() {
        return Postgres.DATABASE;
    }

    static EntityManagerFactory hibernate(DataSource dataSource, Class<?>... hosts) {
        EntityManagerFactory factory =
                new HibernatePersistenceProvider().createEntityManagerFactory(configuration(dataSource, hosts));
        assertThat(factory).isInstanceOf(SessionFactory.class);
        return factory;
    }

    static EntityManagerFactory eclipseLink(DataSource dataSource, Class<?>... hosts) {
        PersistenceConfiguration configuration = configuration(dataSource, hosts)
                .property("eclipselink.weaving", "false")
                .property("eclipselink.logging.level", "SEVERE");
        EntityManagerFactory factory = new PersistenceProvider().createEntityManagerFactory(configuration);
        assertThat(factory).isInstanceOf(JpaEntityManagerFactory.class);
        return factory;
    }

    private static PersistenceConfiguration configuration(DataSource dataSource, Class<?>... hosts) {
        PersistenceConfiguration configuration = new PersistenceConfiguration("account-" + UUID.randomUUID())
                .property("jakarta.persistence.nonJtaDataSource", NotingDataSource.around(dataSource));
        JpaStores.entityClasses().forEach(configuration::managedClass);
        List.of(hosts).forEach(configuration::managedClass);
        return configuration;
    }

    private static HikariDataSource pool(String jdbcUrl, int connections) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(jdbcUrl);
        config.setMaximumPoolSize(connections);
        return new HikariDataSource(config);
    }

    static void migrate(DataSource dataSource, String schema) {
        migrate(dataSource, schema, "latest");
    }

    static void migrate(DataSource dataSource, String schema, String version) {
        Flyway.configure()
                .dataSource(dataSource)
                .locations("classpath:org/accountkit/jpa/account-schema/" + schema)
                .sqlMigrationPrefix("accountkit-")
                .table("account_schema_history")
                .target(version)
                .load()
                .migrate();
    }

    /** Another process on the same database, with a separate pool and entity manager factory. */
    Node node(int connections) {
        HikariDataSource pool = pool(url(), connections);
        return new Node(pool, hibernate(pool));
    }

    /** Another way to the same tables. */
    JpaStores storesOnEclipseLink() {
        return JpaStores.using(eclipseLink.get());
    }

    String url() {
        return dataSource.getJdbcUrl();
    }

    EntityManagerFactory factory() {
        return factory;
    }

    DataSource dataSource() {
        return dataSource;
    }

    JpaStores stores() {
        return JpaStores.using(factory);
    }

    void execute(String sql) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** One process. */
    record Node(HikariDataSource pool, EntityManagerFactory factory) {

        JpaStores stores() {
            return JpaStores.using(factory);
        }

        void close() {
            factory.close();
            pool.close();
        }
    }

    /** Created when first used. */
    private static final class H2 {

        private static final TestDatabase DATABASE =
                new TestDatabase("jdbc:h2:mem:account;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000", "h2");
    }

    /** Created when first used; it ends with the JVM. */
    private static final class Postgres {

        private static final TestDatabase DATABASE =
                new TestDatabase(start().getJdbcUrl("postgres", "postgres"), "postgresql");

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setServerConfig("synchronous_commit", "on")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
