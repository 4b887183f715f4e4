package org.accountkit.examples.standalone;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceConfiguration;
import jakarta.persistence.PersistenceUnitTransactionType;
import java.util.function.Consumer;
import org.accountkit.jpa.ConnectionSettings;
import org.accountkit.jpa.JpaStores;
import org.hibernate.jpa.HibernatePersistenceProvider;

/** The database: a connection pool, the schema, and an entity manager factory of Hibernate. */
final class HostDatabase implements AutoCloseable {

    private static final int POOL_SIZE = 10;

    /** Flyway takes two, and the turn at the schema is held by one more. */
    private static final int POOL_SIZE_OF_SCRIPTS = 4;

    private final HikariDataSource pool;
    private final EntityManagerFactory entityManagers;

    private HostDatabase(HikariDataSource pool, EntityManagerFactory entityManagers) {
        this.pool = pool;
        this.entityManagers = entityManagers;
    }

    /** Opens a database, and creates or migrates its schema. */
    static HostDatabase open(HostSettings settings) {
        return open(settings, SchemaScripts::run);
    }

    /** Opens a database that exists and has the schema of this version. */
    static HostDatabase openMigrated(HostSettings settings) {
        H2Url.requireExisting(settings.databaseUrl());
        return open(settings, SchemaScripts::requireRun);
    }

    private static HostDatabase open(HostSettings settings, Consumer<SchemaScripts> schema) {
        Product product = Product.of(settings.databaseUrl());
        DatabaseAccess access = DatabaseAccess.of(settings);
        access.requireReachable();
        onScripts(access, product, schema);
        HikariDataSource pool = pool(access);
        try {
            return new HostDatabase(pool, entityManagers(pool));
        } catch (RuntimeException e) {
            pool.close();
            throw e;
        }
    }

    /** On connections without time limits: a new index takes long where there are many rows. */
    private static void onScripts(DatabaseAccess access, Product product, Consumer<SchemaScripts> schema) {
        HikariConfig config = config(access, "account-schema", POOL_SIZE_OF_SCRIPTS);
        try (HikariDataSource pool = new HikariDataSource(config)) {
            schema.accept(new SchemaScripts(pool, product));
        }
    }

    private static HikariDataSource pool(DatabaseAccess access) {
        BrokenConnections broken = new BrokenConnections();
        HikariConfig config = config(access, "account", POOL_SIZE);
        config.setConnectionTimeout(ConnectionSettings.POOL_WAIT.toMillis());
        config.setValidationTimeout(ConnectionSettings.POOL_TEST.toMillis());
        config.setExceptionOverride(broken);
        config.setJdbcUrl(ConnectionSettings.jdbcUrl(access.url()));
        ConnectionSettings.driverProperties(access.url()).forEach(config::addDataSourceProperty);
        HikariDataSource pool = new HikariDataSource(config);
        broken.replaceIn(pool);
        return pool;
    }

    private static HikariConfig config(DatabaseAccess access, String name, int size) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        config.setJdbcUrl(access.url());
        config.setUsername(access.user());
        config.setPassword(access.password().reveal());
        config.setMaximumPoolSize(size);
        return config;
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
