package org.accountkit.jpa;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Settings without which a database would not keep what the stores promise. */
final class DatabaseSettings {

    private DatabaseSettings() {}

    static List<String> problems(Connection connection) throws SQLException {
        String product = connection.getMetaData().getDatabaseProductName();
        return switch (product) {
            case "PostgreSQL" -> ofPostgres(connection);
            case "MariaDB" -> ofMariaDb(connection);
            default -> List.of();
        };
    }

    private static List<String> ofPostgres(Connection connection) throws SQLException {
        boolean readOnly = isOn(text(connection, "show transaction_read_only"));
        return readOnly
                ? List.of("PostgreSQL is read-only, or a standby: connect to the primary, with"
                        + " targetServerType=primary or target_session_attrs=read-write.")
                : List.of();
    }

    private static List<String> ofMariaDb(Connection connection) throws SQLException {
        List<String> problems = new ArrayList<>();
        if (isOn(variable(connection, "read_only"))) {
            problems.add("MariaDB is read-only: connect to a server that takes writes.");
        }
        if (isOn(variable(connection, "wsrep_on")) && !seesWhatWasCommitted(connection)) {
            problems.add("Galera does not wait for other nodes' commits: set wsrep_sync_wait=1 for these connections.");
        }
        return problems;
    }

    private static boolean seesWhatWasCommitted(Connection connection) throws SQLException {
        return variable(connection, "wsrep_sync_wait")
                .map(Integer::valueOf)
                .filter(bits -> (bits & 1) == 1)
                .isPresent();
    }

    private static boolean isOn(Optional<String> value) {
        return value.filter(text -> text.equalsIgnoreCase("on") || text.equals("1"))
                .isPresent();
    }

    private static Optional<String> variable(Connection connection, String name) throws SQLException {
        return text(
                connection,
                "select variable_value from information_schema.session_variables" + " where variable_name = '" + name
                        + "'");
    }

    private static Optional<String> text(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            return rows.next() ? Optional.ofNullable(rows.getString(1)) : Optional.empty();
        }
    }
}
