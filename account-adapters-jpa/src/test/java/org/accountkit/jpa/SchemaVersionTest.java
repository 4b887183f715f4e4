package org.accountkit.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import jakarta.persistence.EntityManagerFactory;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import org.accountkit.user.AccountState;
import org.accountkit.user.UserId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Older and newer versions of AccountKit on older and newer schemas; the next version is made up. */
class SchemaVersionTest {

    private static final int NEXT = SchemaScripts.latest() + 1;

    /** Adds a table and columns, and replaces an index. */
    private static final List<String> NEXT_SCRIPT = List.of(
            "alter table account_user add column nickname varchar(40)",
            "alter table account_state add column next_step bigint not null default 0",
            "create table account_next (id varchar(64) not null, constraint account_next_pk primary key (id))",
            "create index account_session_next_ix on account_session (user_id, expires_at)",
            "drop index %s");

    private final HikariDataSource pool = new HikariDataSource();
    private EntityManagerFactory factory;

    @AfterEach
    void close() {
        factory.close();
        pool.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"h2", "postgresql", "mariadb"})
    void anOlderVersionRunsOnANewerSchemaThatAllowsIt(String product) throws SQLException {
        open(product, "latest");
        upgrade(product, SchemaScripts.latest());
        JpaStores older = JpaStores.using(factory);
        UserId ada = UserId.random();

        assertThat(older.problems()).isEmpty();
        assertThat(older.accountStates().raiseEpoch(ada)).isEqualTo(1);
        assertThat(older.accountStates().find(ada).map(AccountState::epoch)).hasValue(1L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"h2", "postgresql", "mariadb"})
    void anOlderVersionRefusesANewerSchemaThatForbidsIt(String product) throws SQLException {
        open(product, "latest");
        upgrade(product, NEXT);

        assertThat(JpaStores.using(factory).problems())
                .containsExactly("The schema has version 6 and is only for AccountKit with schema version 6 or later;"
                        + " this one has version 5: start a newer AccountKit.");
        assertThat(JpaStores.ofVersion(NEXT, factory).problems())
                .as("problems of the next version, but for the index that its scripts would not demand")
                .singleElement()
                .asString()
                .contains("account_session_user_ix");
    }

    @Test
    void aNewerVersionRefusesAnOlderSchemaAndNamesTheScripts() throws SQLException {
        open("h2", "latest");

        assertThat(JpaStores.ofVersion(NEXT, factory).problems())
                .containsExactly("The schema has version 5, and this AccountKit needs version 6: run the scripts after"
                        + " version 5 of org/accountkit/jpa/account-schema/.");
        execute("update account_schema set version = 3, usable_from = 3");
        assertThat(JpaStores.using(factory).problems())
                .containsExactly("The schema has version 3, and this AccountKit needs version 5: run"
                        + " accountkit-4__password_reset.sql, accountkit-5__schema_version.sql of"
                        + " org/accountkit/jpa/account-schema/.");
    }

    @Test
    void aSchemaOfBeforeTheRowIsTakenByItsTables() throws SQLException {
        open("h2", "4");

        assertThat(JpaStores.using(factory).problems())
                .containsExactly("The table account_schema is missing: run"
                        + " org/accountkit/jpa/account-schema/h2/accountkit-5__schema_version.sql.");
    }

    private void open(String product, String version) {
        pool.setJdbcUrl(emptyDatabase(product));
        TestDatabase.migrate(pool, product, version);
        factory = TestDatabase.hibernate(pool);
    }

    private static String emptyDatabase(String product) {
        String name = "version_" + UUID.randomUUID().toString().replace("-", "");
        return switch (product) {
            case "postgresql" -> {
                TestDatabase.postgresql().execute("create database " + name);
                yield TestDatabase.postgresql().url().replaceFirst("/[a-z]+\\?", "/" + name + "?");
            }
            case "mariadb" -> TestDatabase.mariaDb().url().replace("/account?", "/" + name + "?");
            default -> "jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1";
        };
    }

    private void upgrade(String product, int usableFrom) throws SQLException {
        String index = "account_session_user_ix" + (product.equals("mariadb") ? " on account_session" : "");
        for (String statement : NEXT_SCRIPT) {
            execute(statement.formatted(index));
        }
        execute("update account_schema set version = " + NEXT + ", usable_from = " + usableFrom);
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
