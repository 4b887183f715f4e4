package org.accountkit.jpa;

import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Settings without which a database would not keep what the stores promise. Asked by SQL, which every provider passes. */
final class DatabaseSettings {

    private static final String CATALOGUE_OF_SETTINGS = "select table_schema, table_name from information_schema.tables"
            + " where table_schema in ('pg_catalog', 'information_schema')"
            + " and table_name in ('pg_settings', 'SESSION_VARIABLES')";

    private static final String OF_POSTGRESQL =
            "select name, setting from pg_catalog.pg_settings where name = 'transaction_read_only'";

    private static final String OF_MARIADB = "select variable_name, variable_value"
            + " from information_schema.session_variables"
            + " where variable_name in ('read_only', 'wsrep_on', 'wsrep_sync_wait')";

    private final Database database;

    DatabaseSettings(Database database) {
        this.database = database;
    }

    List<String> problems() {
        return database.sql(CATALOGUE_OF_SETTINGS).stream()
                .findFirst()
                .map(table -> table.text(1).equalsIgnoreCase("pg_settings") ? ofPostgresql() : ofMariaDb())
                .orElseGet(List::of);
    }

    private List<String> ofPostgresql() {
        return isOn(settings(OF_POSTGRESQL), "transaction_read_only")
                ? List.of("PostgreSQL is a standby or read-only: connect to the primary.")
                : List.of();
    }

    private List<String> ofMariaDb() {
        Map<String, String> settings = settings(OF_MARIADB);
        List<String> problems = new ArrayList<>();
        if (isOn(settings, "read_only")) {
            problems.add("MariaDB is read-only: connect to a server that takes writes.");
        }
        if (isOn(settings, "wsrep_on") && !seesWhatOtherNodesCommitted(settings)) {
            problems.add("Galera reads may miss what another node committed: set wsrep_sync_wait=1 for connections.");
        }
        return problems;
    }

    private static boolean seesWhatOtherNodesCommitted(Map<String, String> settings) {
        return Optional.ofNullable(settings.get("wsrep_sync_wait"))
                .map(Integer::valueOf)
                .filter(bits -> (bits & 1) == 1)
                .isPresent();
    }

    private static boolean isOn(Map<String, String> settings, String name) {
        return "on".equalsIgnoreCase(settings.get(name));
    }

    private Map<String, String> settings(String sql) {
        return database.sql(sql).stream()
                .collect(toMap(row -> row.text(0).toLowerCase(Locale.ROOT), row -> row.text(1)));
    }
}
