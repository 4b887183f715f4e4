package org.accountkit.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.accountkit.jpa.StatementCounter.Execution;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** On tables with many rows, MariaDB answers by an index, too. */
@Tag("slow")
class MariaDbIndexTest {

    @BeforeAll
    static void fillTables() {
        GrowingTables.fillMariaDb(TestDatabase.mariaDb());
    }

    @AfterAll
    static void emptyTables() {
        GrowingTables.empty(TestDatabase.mariaDb());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({
        "org.accountkit.jpa.GrowingCalls#calls",
        "org.accountkit.jpa.GrowingCalls#searches",
        "org.accountkit.jpa.GrowingCalls#sweeps"
    })
    void isAnsweredByAnIndex(String name, Consumer<JpaStores> call) throws SQLException {
        List<Execution> sent = GrowingCalls.executionsOf(TestDatabase.mariaDb().stores(), call);

        assertThat(sent).isNotEmpty();
        for (Execution execution : sent) {
            if (!execution.sql().startsWith("insert")) {
                assertThat(planOf(execution)).as(execution.sql()).noneMatch(MariaDbIndexTest::isWholeTable);
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("org.accountkit.jpa.GrowingCalls#sweeps")
    void deletesFewRowsByTheirKey(String name, Consumer<JpaStores> call) throws SQLException {
        List<Execution> deletes = GrowingCalls.executionsOf(
                        TestDatabase.mariaDb().stores(), call)
                .stream()
                .filter(execution -> execution.sql().startsWith("delete"))
                .toList();

        assertThat(deletes).as("statements that delete").isNotEmpty();
        for (Execution execution : deletes) {
            assertThat(planOf(execution)).as(execution.sql()).noneMatch(MariaDbIndexTest::isWholeTable);
        }
    }

    /** The result of a subquery is no table of ours. */
    private static boolean isWholeTable(Step step) {
        return step.table().startsWith("account_")
                && (step.type().equals("ALL") || step.type().equals("index"));
    }

    private static List<Step> planOf(Execution execution) throws SQLException {
        try (Connection connection = TestDatabase.mariaDb().dataSource().getConnection();
                PreparedStatement statement = connection.prepareStatement("explain " + execution.sql())) {
            bind(statement, execution.values());
            List<Step> steps = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    steps.add(
                            new Step(text(rows, "table"), text(rows, "type"), text(rows, "key"), text(rows, "Extra")));
                }
            }
            return steps;
        }
    }

    private static void bind(PreparedStatement statement, List<Object> values) throws SQLException {
        for (int i = 0; i < values.size(); i++) {
            Object value = values.get(i);
            statement.setObject(i + 1, value instanceof Optional<?> nothing ? nothing.orElse(null) : value);
        }
    }

    private static String text(ResultSet rows, String column) throws SQLException {
        return Optional.ofNullable(rows.getString(column)).orElse("");
    }

    /** A step of a plan. */
    private record Step(String table, String type, String key, String extra) {}
}
