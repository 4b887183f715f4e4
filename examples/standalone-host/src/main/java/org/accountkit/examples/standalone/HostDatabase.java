package org.accountkit.examples.standalone;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceConfiguration;
import jakarta.persistence.PersistenceUnitTransactionType;
import java.util.function.Consumer;
import org.accountkit.jpa.JpaStores;
import org.hibernate.jpa.HibernatePersistenceProvider;

/** The database: a connection pool, the schema, and an entity manager factory of Hibernate. */
final class HostDatabase implements AutoCloseable {

    private static final int POOL_SIZE = 10;
    private static final int LONGEST_WAIT_MILLIS = 2_000;

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
        HikariDataSource pool = pool(access, product);
        try {
            schema.accept(new SchemaScripts(pool, product));
            return new HostDatabase(pool, entityManagers(pool));
        } catch (RuntimeException e) {
            pool.close();
            throw e;
        }
    }

    private static HikariDataSource pool(DatabaseAccess access, Product product) {
        BrokenConnections broken = new BrokenConnections();
        HikariConfig config = new HikariConfig();
        config.setPoolName("account");
        config.setJdbcUrl(access.url());
        config.setUsername(access.user());
        config.setPassword(access.password().reveal());
        config.setMaximumPoolSize(POOL_SIZE);
        config.setConnectionTimeout(LONGEST_WAIT_MILLIS);
        config.setValidationTimeout(LONGEST_WAIT_MILLIS / 2);
        config.setExceptionOverride(broken);
        product.timeLimits().forEach(config::addDataSourceProperty);
        HikariDataSource pool = new HikariDataSource(config);
        broken.replaceIn(pool);
        return pool;
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
