package org.accountkit.jpa;

import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Settings without which a database would break the promises of the stores. Read by SQL, which every provider passes
 * on.
 */
final class DatabaseSettings {

    private static final SqlQuery WHERE_SETTINGS_ARE = SqlQuery.select(
            List.of("table_schema", "table_name"),
            "from information_schema.tables"
                    + " where table_schema in ('pg_catalog', 'information_schema', 'INFORMATION_SCHEMA')"
                    + " and table_name in ('pg_settings', 'SESSION_VARIABLES', 'SETTINGS')");

    private static final SqlQuery OF_POSTGRESQL = SqlQuery.select(
            List.of("name", "setting"),
            "from pg_catalog.pg_settings where name in ('transaction_read_only', 'synchronous_commit')");

    private static final SqlQuery OF_MARIADB = SqlQuery.select(
            List.of("variable_name as name", "variable_value as setting"),
            "from information_schema.session_variables where variable_name in ('read_only', 'wsrep_on',"
                    + " 'wsrep_sync_wait', 'wsrep_dirty_reads', 'log_bin', 'binlog_format',"
                    + " 'innodb_flush_log_at_trx_commit')");

    /** There may be two rows: the delay that was stored with the database, and the one in effect. */
    private static final SqlQuery OF_H2 = SqlQuery.select(
            List.of("setting_name as name", "setting_value as setting"),
            "from information_schema.settings where setting_name = 'WRITE_DELAY'");

    private final Database database;

    DatabaseSettings(Database database) {
        this.database = database;
    }

    List<String> problems() {
        return database.rows(WHERE_SETTINGS_ARE).stream()
                .findFirst()
                .map(table -> problems(table.text("table_name").toLowerCase(Locale.ROOT)))
                .orElseGet(List::of);
    }

    private List<String> problems(String tableOfSettings) {
        return switch (tableOfSettings) {
            case "pg_settings" -> ofPostgresql();
            case "session_variables" -> ofMariaDb();
            default -> ofH2();
        };
    }

    private List<String> ofPostgresql() {
        Map<String, String> settings = settings(OF_POSTGRESQL);
        List<String> problems = new ArrayList<>();
        if (isOn(settings, "transaction_read_only")) {
            problems.add("PostgreSQL is a standby or read-only: connect to the primary.");
        }
        if ("off".equals(settings.get("synchronous_commit"))) {
            problems.add("PostgreSQL may lose changes that it has committed: set synchronous_commit=on.");
        }
        return problems;
    }

    private List<String> ofMariaDb() {
        Map<String, String> settings = settings(OF_MARIADB);
        List<String> problems = new ArrayList<>();
        if (isOn(settings, "read_only")) {
            problems.add("MariaDB is read-only: connect to a server that accepts writes.");
        }
        GaleraCheck.problem(settings).ifPresent(problems::add);
        if ("0".equals(settings.get("innodb_flush_log_at_trx_commit"))) {
            problems.add("MariaDB may lose changes that it has committed: set innodb_flush_log_at_trx_commit=1.");
        }
        if (isOn(settings, "log_bin") && "statement".equalsIgnoreCase(settings.get("binlog_format"))) {
            problems.add("MariaDB cannot write at READ COMMITTED: set binlog_format to MIXED or ROW.");
        }
        return problems;
    }

    /** In memory the delay is 0, and nothing can be lost. */
    private List<String> ofH2() {
        return database.rows(OF_H2).stream().allMatch(row -> row.text("setting").equals("0"))
                ? List.of()
                : List.of("H2 may lose changes that it has committed: add ;WRITE_DELAY=0 to the JDBC URL.");
    }

    private static boolean isOn(Map<String, String> settings, String name) {
        return "on".equalsIgnoreCase(settings.get(name));
    }

    private Map<String, String> settings(SqlQuery sql) {
        return database.rows(sql).stream()
                .collect(toMap(row -> row.text("name").toLowerCase(Locale.ROOT), row -> row.text("setting")));
    }
}
