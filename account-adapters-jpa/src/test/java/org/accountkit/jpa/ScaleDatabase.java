package org.accountkit.jpa;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceConfiguration;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hibernate.jpa.HibernatePersistenceProvider;

/** A database of the measurement, without anything between JPA and the pool. */
record ScaleDatabase(HikariDataSource pool, EntityManagerFactory factory, JpaStores stores) implements AutoCloseable {

    static ScaleDatabase on(EmbeddedPostgres server, String name) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        }
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(server.getJdbcUrl("postgres", name));
        config.setMaximumPoolSize(4);
        HikariDataSource pool = new HikariDataSource(config);
        TestDatabase.migrate(pool, "postgresql");
        EntityManagerFactory factory = new HibernatePersistenceProvider().createEntityManagerFactory(persistence(pool));
        return new ScaleDatabase(pool, factory, JpaStores.using(factory));
    }

    private static PersistenceConfiguration persistence(HikariDataSource pool) {
        PersistenceConfiguration configuration = new PersistenceConfiguration("scale-" + UUID.randomUUID())
                .property("jakarta.persistence.nonJtaDataSource", pool);
        JpaStores.entityClasses().forEach(configuration::managedClass);
        return configuration;
    }

    /** One of each for every user. */
    void addKeysAndSessions() {
        execute("insert into account_api_key (owner, name, id, digest, hint, created_at, slot)"
                + " select id, '', id, sha256(name_key), 'hint', 0, 0 from account_user where realm = ''");
        execute("insert into account_session (id, digest, user_id, epoch, signed_in_at, proven_at, last_seen_at,"
                + " expires_at) select id, sha256(name_key), id, 0, 0, 0, 0, 9999999999999 from account_user"
                + " where realm = ''");
    }

    void analyze() {
        execute("vacuum analyze");
    }

    void execute(String sql) {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** The size of each large table and index, a row. */
    List<String> sizes() throws SQLException {
        List<String> lines = new ArrayList<>();
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select c.relname, t.reltuples::bigint as n, pg_relation_size(c.oid) as bytes"
                                + " from pg_class c left join pg_index i on i.indexrelid = c.oid"
                                + " join pg_class t on t.oid = coalesce(i.indrelid, c.oid)"
                                + " where c.relname like 'account\\_%' and c.relkind in ('r', 'i')"
                                + " and t.reltuples > 1000 order by t.relname, c.relkind desc, c.relname")) {
            while (rows.next()) {
                lines.add("%s: %d rows, %d MB, %d bytes a row"
                        .formatted(
                                rows.getString(1),
                                rows.getLong(2),
                                rows.getLong(3) >> 20,
                                rows.getLong(3) / rows.getLong(2)));
            }
        }
        return lines;
    }

    @Override
    public void close() {
        factory.close();
        pool.close();
    }
}
