package org.accountkit.jpa;

import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;

/** Faults at the same places as on H2, with a database that ends a transaction at its first failure. */
@Tag("long")
class FaultMatrixOnPostgresqlTest extends FaultMatrixContract {

    @Override
    DataSource dataSource() {
        TestDatabase.postgresql().execute("create database faults");
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(TestDatabase.postgresql().url().replaceFirst("/[a-z]+\\?", "/faults?"));
        TestDatabase.migrate(pool, "postgresql");
        return pool;
    }
}
