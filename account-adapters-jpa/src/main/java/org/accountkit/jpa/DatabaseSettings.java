package org.accountkit.jpa;

import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Settings without which a database would break the promises of the stores. Read by SQL, which every provider passes
 * on.
 */
final class DatabaseSettings {

    private static final SqlQuery WHERE_SETTINGS_ARE = SqlQuery.select(
            List.of("table_schema", "table_name"),
            "from information_schema.tables where table_schema in ('pg_catalog', 'information_schema')"
                    + " and table_name in ('pg_settings', 'SESSION_VARIABLES')");

    private static final SqlQuery OF_POSTGRESQL = SqlQuery.select(
            List.of("name", "setting"), "from pg_catalog.pg_settings where name = 'transaction_read_only'");

    private static final SqlQuery OF_MARIADB = SqlQuery.select(
            List.of("variable_name as name", "variable_value as setting"),
            "from information_schema.session_variables"
                    + " where variable_name in ('read_only', 'wsrep_on', 'wsrep_sync_wait')");

    private final Database database;

    DatabaseSettings(Database database) {
        this.database = database;
    }

    List<String> problems() {
        return database.rows(WHERE_SETTINGS_ARE).stream()
                .findFirst()
                .map(table -> table.text("table_name").equalsIgnoreCase("pg_settings") ? ofPostgresql() : ofMariaDb())
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
            problems.add("MariaDB is read-only: connect to a server that accepts writes.");
        }
        if (isOn(settings, "wsrep_on") && !seesWhatOtherNodesCommitted(settings)) {
            problems.add(
                    "Galera reads may miss what another node has committed: set wsrep_sync_wait=1 for connections.");
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

    private Map<String, String> settings(SqlQuery sql) {
        return database.rows(sql).stream()
                .collect(toMap(row -> row.text("name").toLowerCase(Locale.ROOT), row -> row.text("setting")));
    }
}
