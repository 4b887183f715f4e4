package org.accountkit.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.accountkit.jpa.StatementCounter.Execution;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** On tables with many rows, PostgreSQL answers by an index, and gives pages in the order of one. */
class IndexTest {

    private static final TestDatabase DATABASE = TestDatabase.postgresql();

    @BeforeAll
    static void fillTables() {
        GrowingTables.fillPostgresql(DATABASE);
    }

    @AfterAll
    static void emptyTables() {
        GrowingTables.empty(DATABASE);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({
        "org.accountkit.jpa.GrowingCalls#calls",
        "org.accountkit.jpa.GrowingCalls#searches",
        "org.accountkit.jpa.GrowingCalls#sweeps"
    })
    void isAnsweredByAnIndex(String name, Consumer<JpaStores> call) throws SQLException {
        List<Execution> sent = GrowingCalls.executionsOf(DATABASE.stores(), call);

        assertThat(sent).isNotEmpty();
        for (Execution execution : sent) {
            assertThat(planOf(execution.sql())).doesNotContain("Seq Scan");
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"org.accountkit.jpa.GrowingCalls#calls", "org.accountkit.jpa.GrowingCalls#sweeps"})
    void isOrderedByAnIndex(String name, Consumer<JpaStores> call) throws SQLException {
        for (Execution execution : GrowingCalls.executionsOf(DATABASE.stores(), call)) {
            if (execution.sql().contains("fetch first")) {
                assertThat(planOf(execution.sql())).doesNotContain("Sort");
            }
        }
    }

    /** The rows are looked up first, so that a statement never locks more of them than it deletes. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("org.accountkit.jpa.GrowingCalls#sweeps")
    void deletesFewRowsByTheirKey(String name, Consumer<JpaStores> call) throws SQLException {
        List<String> deletes = GrowingCalls.executionsOf(DATABASE.stores(), call).stream()
                .map(Execution::sql)
                .filter(sql -> sql.startsWith("delete"))
                .toList();

        assertThat(deletes).as("statements that delete").isNotEmpty();
        for (String sql : deletes) {
            assertThat(planOf(sql)).contains("Index").doesNotContain("Seq Scan");
        }
    }

    /** A plan for any values, as a prepared statement gets it; the simple mode lets its parameters stand. */
    private static String planOf(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(DATABASE.url() + "&preferQueryMode=simple");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("explain (generic_plan) " + numbered(sql))) {
            List<String> lines = new ArrayList<>(List.of(sql));
            while (rows.next()) {
                lines.add(rows.getString(1));
            }
            return String.join("\n", lines);
        }
    }

    private static String numbered(String sql) {
        StringBuilder numbered = new StringBuilder();
        int next = 1;
        for (String part : sql.split("\\?", -1)) {
            numbered.append(next == 1 ? "" : "$" + (next - 1)).append(part);
            next++;
        }
        return numbered.toString();
    }
}
