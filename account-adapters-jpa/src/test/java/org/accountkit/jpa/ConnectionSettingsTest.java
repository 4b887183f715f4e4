package org.accountkit.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An address that sets variables of its own keeps the limits. */
class ConnectionSettingsTest {

    @Test
    void postgresqlHasTheLimitsAndTheOptionsOfTheAddress() throws SQLException {
        String url = with(TestDatabase.postgresql().url(), "options=-c%20geqo_threshold=7");

        assertThat(shown(url, "show geqo_threshold", "show statement_timeout", "show lock_timeout"))
                .containsExactly("7", "1800ms", "1500ms");
    }

    @Test
    void mariaDbHasTheLimitsAndTheVariablesOfTheAddress() throws SQLException {
        String url = with(TestDatabase.mariaDb().url(), "sessionVariables=div_precision_increment=7");

        assertThat(shown(
                        url,
                        "select @@div_precision_increment",
                        "select @@innodb_lock_wait_timeout",
                        "select @@max_statement_time"))
                .containsExactly("7", "1", "1.800000");
    }

    @Test
    void aLimitOfTheAddressWins() throws SQLException {
        String url = with(TestDatabase.mariaDb().url(), "sessionVariables=max_statement_time=9");

        assertThat(shown(url, "select @@max_statement_time", "select @@innodb_lock_wait_timeout"))
                .containsExactly("9.000000", "1");
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://db/account",
        "jdbc:postgresql://db/account?user=options&sslmode=require",
        "jdbc:mariadb://db/account?useServerPrepStmts=true",
        "jdbc:h2:mem:account?options=1",
        "jdbc:oracle:thin:@db?sessionVariables=x"
    })
    void anAddressWithoutVariablesStaysAsItIs(String url) {
        assertThat(ConnectionSettings.jdbcUrl(url)).isEqualTo(url);
    }

    private static String with(String url, String parameter) {
        return url + (url.contains("?") ? '&' : '?') + parameter;
    }

    private static String[] shown(String url, String... queries) throws SQLException {
        Properties properties = new Properties();
        properties.putAll(ConnectionSettings.driverProperties(url));
        String[] values = new String[queries.length];
        try (Connection connection = DriverManager.getConnection(ConnectionSettings.jdbcUrl(url), properties);
                Statement statement = connection.createStatement()) {
            for (int i = 0; i < queries.length; i++) {
                try (ResultSet row = statement.executeQuery(queries[i])) {
                    row.next();
                    values[i] = row.getString(1);
                }
            }
        }
        return values;
    }
}
