package org.accountkit.jpa;

import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;

@Tag("slow")
class FaultMatrixOnH2Test extends FaultMatrixContract {

    @Override
    DataSource dataSource() {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl("jdbc:h2:mem:faults;DB_CLOSE_DELAY=-1");
        TestDatabase.migrate(pool, "h2");
        return pool;
    }

    @Override
    void reported(FaultTable table) {
        PersistencePage.require("fault matrix", table.text());
    }
}
