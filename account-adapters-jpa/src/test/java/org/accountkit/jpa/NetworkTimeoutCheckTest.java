package org.accountkit.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import jakarta.persistence.EntityManagerFactory;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Connections without limits are warned of: they work, until the database hangs. */
class NetworkTimeoutCheckTest {

    private static final String WARNING = "Connections have no socket timeout";

    @Test
    void warnsOfPostgresqlWithoutLimits() {
        assertThat(logged(TestDatabase.postgresql(), Map.of())).contains(WARNING);
    }

    @Test
    @Tag("slow")
    void warnsOfMariaDbWithoutLimits() {
        assertThat(logged(TestDatabase.mariaDb(), Map.of())).contains(WARNING);
    }

    @Test
    void isSilentWithTheLimitsAndWithADatabaseInTheProcess() {
        String url = TestDatabase.postgresql().url();

        assertThat(logged(TestDatabase.postgresql(), ConnectionSettings.driverProperties(url)))
                .doesNotContain(WARNING);
        assertThat(logged(TestDatabase.h2(), Map.of())).doesNotContain(WARNING);
    }

    private static String logged(TestDatabase database, Map<String, String> properties) {
        try (LogLines lines = LogLines.record();
                HikariDataSource pool = new HikariDataSource()) {
            pool.setJdbcUrl(database.url());
            properties.forEach(pool::addDataSourceProperty);
            try (EntityManagerFactory factory = TestDatabase.hibernate(pool)) {
                assertThat(JpaStores.using(factory).problems()).isEmpty();
            }
            return lines.text();
        }
    }
}
