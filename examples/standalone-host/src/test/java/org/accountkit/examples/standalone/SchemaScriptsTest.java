package org.accountkit.examples.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Databases whose tables were created by scripts under other names, or that a host shares. */
class SchemaScriptsTest {

    private static final Path SCRIPTS =
            Repository.file("account-adapters-jpa/src/main/resources/org/accountkit/jpa/account-schema/h2");
    private static final String USUAL = "flyway_schema_history";
    private static final String OURS = "account_schema_history";

    @TempDir
    Path formerScripts;

    private final JdbcDataSource dataSource = new JdbcDataSource();

    @BeforeEach
    void createDatabase() throws IOException {
        dataSource.setUrl("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        for (String name : List.of("1__account.sql", "2__additions.sql", "3__hardening.sql")) {
            Files.copy(SCRIPTS.resolve("accountkit-" + name), formerScripts.resolve('V' + name));
        }
    }

    @Test
    void anEmptyDatabaseGetsAllTables() throws SQLException, IOException {
        run();

        assertThat(versionsIn(OURS)).isEqualTo(versionsFrom(1));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void whatTheUsualHistoryRecordsIsNotRunAgain(int former) throws SQLException, IOException {
        runFormerScripts(USUAL, former);
        addUser();

        run();

        assertThat(versionsIn(OURS)).as("the baseline and later scripts").isEqualTo(versionsFrom(former));
        assertThat(column("select username from account_user")).containsExactly("Ada");
        assertThat(column("select lock_count from account_state")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void aHistoryOfItsOwnGoesOnUnderTheNewNames(int former) throws SQLException, IOException {
        runFormerScripts(OURS, former);

        run();
        run();

        assertThat(versionsIn(OURS)).isEqualTo(versionsFrom(1));
    }

    @Test
    void aHostsScriptsInTheSameDatabaseAreNotTakenForOurs() throws SQLException, IOException {
        Path host = Files.createDirectory(formerScripts.resolve("host"));
        Files.writeString(host.resolve("V7__orders.sql"), "create table orders (id int)");
        Flyway.configure()
                .dataSource(dataSource)
                .locations("filesystem:" + host)
                .load()
                .migrate();

        run();

        assertThat(versionsIn(OURS)).isEqualTo(versionsFrom(0));
        assertThat(versionsIn(USUAL)).containsExactly("7");
    }

    @Test
    void tablesWithoutAnyHistoryAreLeftAlone() throws SQLException {
        runFormerScripts(USUAL, 3);
        execute("drop table \"" + USUAL + '"');

        assertThatThrownBy(this::run)
                .isInstanceOf(StartFailure.class)
                .hasMessageStartingWith("The database schema cannot be migrated: ");
    }

    private void run() {
        new SchemaScripts(dataSource, Product.of(dataSource.getUrl())).run();
    }

    private void runFormerScripts(String table, int target) {
        Flyway.configure()
                .dataSource(dataSource)
                .locations("filesystem:" + formerScripts)
                .table(table)
                .target(String.valueOf(target))
                .load()
                .migrate();
    }

    private void addUser() throws SQLException {
        execute("insert into account_user (id, username, name_key, full_name, description, enabled, created_at)"
                + " values ('ada', 'Ada', X'616461', '', '', true, 1)");
    }

    private static List<String> versionsFrom(int first) throws IOException {
        try (Stream<Path> scripts = Files.list(SCRIPTS)) {
            return IntStream.rangeClosed(first, (int) scripts.count())
                    .mapToObj(String::valueOf)
                    .toList();
        }
    }

    private List<String> versionsIn(String table) throws SQLException {
        return column("select \"version\" from \"" + table + "\" where \"version\" is not null and \"success\""
                + " order by \"installed_rank\"");
    }

    private List<String> column(String query) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
