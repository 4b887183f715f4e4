package org.accountkit.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import jakarta.persistence.EntityManagerFactory;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.accountkit.transaction.StoreUnavailableException;
import org.accountkit.user.UserId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Databases that are not as they should be. */
class DatabaseCheckTest {

    @Test
    void findsNothingWrongWithAGoodOne() {
        assertThat(TestDatabase.h2().stores().problems()).isEmpty();
        assertThat(TestDatabase.postgresql().stores().problems()).isEmpty();
        assertThat(TestDatabase.h2().storesOnEclipseLink().problems()).isEmpty();
        assertThat(TestDatabase.postgresql().storesOnEclipseLink().problems()).isEmpty();
    }

    @Test
    void namesEveryTableThatIsMissing() {
        with("jdbc:h2:mem:empty", config -> {}, (stores, pool) -> {
            List<String> problems = stores.problems();

            assertThat(problems).hasSize(JpaStores.entityClasses().size() + 1);
            assertThat(problems)
                    .allSatisfy(problem -> assertThat(problem)
                            .startsWith("The table account_")
                            .contains(" is missing: run org/accountkit/jpa/account-schema/h2/accountkit-"));
        });
    }

    @Test
    void seesThatATableIsOfAnotherVersion() {
        with("jdbc:h2:mem:old", config -> {}, (stores, pool) -> {
            TestDatabase.migrate(pool, "h2");
            execute(pool, "alter table account_attempt drop column first_at");

            assertThat(stores.problems()).singleElement().asString().startsWith("The table account_attempt is missing");
        });
    }

    @Test
    @Tag("A63")
    void refusesAPostgresqlThatIsReadOnly() {
        String readOnly = "set default_transaction_read_only = on";
        with(TestDatabase.postgresql().url(), config -> config.setConnectionInitSql(readOnly), (stores, pool) -> {
            assertThat(stores.problems())
                    .containsExactly("PostgreSQL is a standby or read-only: connect to the primary.");
            assertThatThrownBy(() -> stores.accountStates().raiseEpoch(UserId.random()))
                    .isInstanceOf(StoreUnavailableException.class);
        });
    }

    @Test
    void refusesAPostgresqlThatMayLoseWhatItCommitted() {
        String weak = "set synchronous_commit = off";
        with(
                TestDatabase.postgresql().url(),
                config -> config.setConnectionInitSql(weak),
                (stores, pool) -> assertThat(stores.problems())
                        .containsExactly(
                                "PostgreSQL may lose changes that it has committed: set synchronous_commit=on."));
    }

    @Test
    @Tag("slow")
    void refusesAMariaDbThatMayLoseWhatItCommitted() {
        TestDatabase database = TestDatabase.mariaDb();
        assertThat(database.stores().problems()).isEmpty();
        database.execute("set global innodb_flush_log_at_trx_commit = 0");
        try {
            assertThat(database.stores().problems())
                    .containsExactly(
                            "MariaDB may lose changes that it has committed: set innodb_flush_log_at_trx_commit=1.");
        } finally {
            database.execute("set global innodb_flush_log_at_trx_commit = 2");
        }
    }

    @ParameterizedTest
    @CsvSource({"'', true", ";WRITE_DELAY=500, true", ";WRITE_DELAY=1, true", ";WRITE_DELAY=0, false"})
    void refusesAnH2FileThatMayLoseWhatItCommitted(String setting, boolean refused, @TempDir Path folder) {
        String url = "jdbc:h2:file:" + folder.resolve("account");
        with(url + setting, config -> {}, (stores, pool) -> {
            TestDatabase.migrate(pool, "h2");

            assertThat(stores.problems())
                    .hasSize(refused ? 1 : 0)
                    .allMatch(problem -> problem.endsWith("add ;WRITE_DELAY=0 to the JDBC URL."));
        });
    }

    @Test
    void looksAtTheDelayInEffectAndNotOnlyAtTheStoredOne(@TempDir Path folder) {
        String url = "jdbc:h2:file:" + folder.resolve("account");
        with(url + ";WRITE_DELAY=0", config -> {}, (stores, pool) -> TestDatabase.migrate(pool, "h2"));

        with(url, config -> {}, (stores, pool) -> assertThat(stores.problems()).hasSize(1));
    }

    @Test
    @Tag("A63")
    void tellsSoonThatNoConnectionIsToBeHad() {
        String url = TestDatabase.postgresql().url();
        with(url, DatabaseCheckTest::withOneConnection, (stores, pool) -> {
            try (Connection theOnlyOne = pool.getConnection()) {
                assertThat(theOnlyOne.isValid(1)).isTrue();
                assertThat(stores.problems()).singleElement().asString().contains("does not answer");
                assertThatThrownBy(() -> stores.accountStates().find(UserId.random()))
                        .isInstanceOf(StoreUnavailableException.class);
                assertThatThrownBy(() -> stores.accountStates().raiseEpoch(UserId.random()))
                        .isInstanceOf(StoreUnavailableException.class);
            }
        });
    }

    private static void withOneConnection(HikariConfig config) {
        config.setMaximumPoolSize(1);
        config.setConnectionTimeout(250);
    }

    private static void execute(DataSource dataSource, String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void with(String url, Consumer<HikariConfig> setting, Check check) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        setting.accept(config);
        try (HikariDataSource pool = new HikariDataSource(config);
                EntityManagerFactory factory = TestDatabase.hibernate(pool)) {
            check.of(JpaStores.using(factory), pool);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface Check {

        void of(JpaStores stores, DataSource pool) throws SQLException;
    }
}
