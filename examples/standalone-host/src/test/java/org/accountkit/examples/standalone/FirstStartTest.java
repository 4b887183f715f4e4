package org.accountkit.examples.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Three nodes are started at once on an empty database. */
@Tag("slow")
class FirstStartTest {

    private static final int ROUNDS = Integer.getInteger("accountkit.node.starts", 1);

    private static final Pattern SHOWN = Pattern.compile("sign in as admin with the password (\\S+) and change it");

    @Test
    void oneNodePreparesAPostgresqlAndTheOthersCarryOn() throws SQLException {
        onePreparesAndTheOthersCarryOn(PostgresServer.shared());
    }

    @Test
    void oneNodeGeneratesThePasswordAndShowsIt() {
        Map<String, String> noPassword = Map.of("ACCOUNT_ADMIN_PASSWORD", "");
        try (Nodes nodes = Nodes.launchOn(PostgresServer.shared(), noPassword)) {
            IntStream.range(0, Nodes.NUMBER).mapToObj(nodes::node).forEach(NodeProcess::page);

            List<String> shown = IntStream.range(0, Nodes.NUMBER)
                    .mapToObj(number -> nodes.node(number).output())
                    .flatMap(output -> SHOWN.matcher(output).results().map(match -> match.group(1)))
                    .toList();

            assertThat(shown).as("generated passwords").hasSize(1);
            nodes.atAll(number -> nodes.visitor(number).signIn("admin", shown.get(0)))
                    .forEach(answer -> answer.expect(200));
        }
    }

    @Test
    void oneNodePreparesAMariaDbAndTheOthersCarryOn() throws SQLException {
        onePreparesAndTheOthersCarryOn(MariaDbDatabase.single());
    }

    @Test
    void oneNodePreparesAGaleraClusterAndTheOthersCarryOn() throws SQLException {
        onePreparesAndTheOthersCarryOn(MariaDbDatabase.galera());
    }

    private static void onePreparesAndTheOthersCarryOn(SharedDatabase database) throws SQLException {
        for (int round = 0; round < ROUNDS; round++) {
            try (Nodes nodes = Nodes.launchOn(database)) {
                IntStream.range(0, Nodes.NUMBER)
                        .mapToObj(nodes::node)
                        .forEach(node ->
                                assertThat(node.greeting()).as(node.output()).startsWith("ready http://127.0.0.1:"));
                isPreparedOnce(nodes.settings().databaseUrl());
                nodes.atAll(number -> nodes.visitor(number).signIn("admin", TestHosts.ADMIN_PASSWORD))
                        .forEach(answer -> answer.expect(200));
            }
        }
    }

    private static void isPreparedOnce(String url) throws SQLException {
        assertThat(column(url, "select username from account_user")).as("users").containsExactly("admin");
        assertThat(column(url, "select id from account_master_key"))
                .as("check values of master keys")
                .containsExactly("test");
        assertThat(column(url, "select role_name from account_role order by role_name"))
                .as("roles")
                .containsExactly("operator", "readonly");
        assertThat(column(url, "select event_type from account_audit_event order by event_type"))
                .as("audit events")
                .containsExactly("role-creation", "role-creation", "user-creation");
        assertThat(column(url, "select script from account_schema_history where version is not null"))
                .as("scripts")
                .doesNotHaveDuplicates()
                .hasSizeGreaterThanOrEqualTo(4);
    }

    private static List<String> column(String url, String query) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }
}
