package org.accountkit.jpa;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Fills the tables with as many rows as {@link GrowingCalls} need, by SQL of one database. */
final class GrowingTables {

    /** Columns and their values for row n, whose id is {@code id}. Children are after their parents. */
    private static final Map<String, Map<String, String>> TABLES = new LinkedHashMap<>();

    static {
        table("user", """
                id = id
                realm = 'index-test'
                username = concat('u', n)
                name_key = bytes(concat('u', n))
                full_name = ''
                description = ''
                enabled = true
                created_at = n
                """);
        table("user_term", """
                user_id = id
                slot = 0
                realm = 'index-test'
                term = bytes(concat('u', n))
                """);
        table("user_role", """
                user_id = id
                role_name = concat('role-', mod(n, 2000))
                realm = 'index-test'
                """);
        table("role", """
                realm = 'index-test'
                role_name = concat('role-', n)
                version = 1
                """);
        table("role_right", """
                realm = 'index-test'
                role_name = concat('role-', n)
                right_name = 'reports.read'
                denied = false
                """);
        table("state", """
                user_id = id
                epoch = 1
                password_change_required = false
                two_factor_required = false
                version = 1
                """);
        table("password", """
                user_id = id
                hash = 'hash'
                version = 1
                changed_at = n
                """);
        table("password_reset", """
                user_id = id
                digest = digest(id)
                epoch = 1
                expires_at = n
                tries_left = 5
                """);
        table("session", """
                id = id
                digest = digest(id)
                user_id = id
                epoch = 1
                signed_in_at = n
                proven_at = n
                last_seen_at = n
                expires_at = n
                """);
        table("api_key", """
                owner = id
                name = ''
                id = id
                digest = digest(id)
                hint = 'hint'
                created_at = n
                expires_at = n
                slot = 0
                """);
        table("api_key_use", """
                key_id = id
                last_used_at = n
                """);
        table("totp", """
                user_id = id
                id = id
                algorithm = 'SHA1'
                digits = 6
                period_seconds = 30
                master_key = concat('key-', mod(n, 100))
                sealed = digest(id)
                activated_at = n
                last_step = n
                """);
        table("pending_totp", """
                user_id = id
                id = id
                algorithm = 'SHA1'
                digits = 6
                period_seconds = 30
                master_key = 'key-7'
                sealed = digest(id)
                expires_at = n
                tries_left = 5
                """);
        table("recovery_set", """
                user_id = id
                version = 1
                """);
        table("recovery_code", """
                user_id = id
                slot = 0
                digest = digest(id)
                """);
        table("pending_sign_in", """
                id = id
                digest = digest(id)
                user_id = id
                epoch = 1
                expires_at = n
                tries_left = 5
                """);
        table("known_device", """
                id = id
                digest = digest(id)
                user_id = id
                created_at = n
                last_seen_at = n
                expires_at = n
                """);
        table("attempt", """
                id = id
                attempts = 1
                first_at = n
                last_at = n
                stale_at = n
                """);
        table("audit_event", """
                id = uuid(n)
                realm = 'index-test'
                happened_at = n
                event_type = case mod(n, 2) when 0 then 'sign-in' else 'proof' end
                outcome = 'success'
                actor = id
                subject = id
                details = ''
                """);
    }

    private GrowingTables() {}

    private static void table(String name, String columns) {
        Map<String, String> values = new LinkedHashMap<>();
        columns.lines().map(line -> line.split(" = ", 2)).forEach(pair -> values.put(pair[0], pair[1]));
        TABLES.put("account_" + name, values);
    }

    static void fillPostgresql(TestDatabase database) {
        fill(database, "generate_series(1, " + GrowingCalls.USERS + ") as n", GrowingTables::forPostgresql);
        database.execute("analyze");
    }

    static void fillMariaDb(TestDatabase database) {
        fill(
                database,
                "(select seq as n from seq_1_to_" + GrowingCalls.USERS + ") as numbers",
                GrowingTables::forMariaDb);
        TABLES.keySet().forEach(table -> database.execute("analyze table " + table));
    }

    private static void fill(TestDatabase database, String numbers, UnaryOperator<String> dialect) {
        TABLES.forEach((table, values) -> database.execute("insert into " + table + " ("
                + String.join(", ", values.keySet()) + ") select " + dialect.apply(String.join(", ", values.values()))
                + " from (select concat('index-test-', n) as id, n from " + numbers + ") as numbered"));
    }

    private static String forPostgresql(String values) {
        String hex = "lpad(to_hex(" + GrowingCalls.AUDITED + " + n), 12, '0')";
        return values.replace("bytes(concat('u', n))", "convert_to(concat('u', n), 'UTF8')")
                .replace("digest(id)", "sha256(id::bytea)")
                .replace("uuid(n)", uuid(hex));
    }

    private static String forMariaDb(String values) {
        String hex = "lower(lpad(hex(" + GrowingCalls.AUDITED + " + n), 12, '0'))";
        return values.replace("bytes(concat('u', n))", "concat('u', n)")
                .replace("digest(id)", "unhex(sha2(id, 256))")
                .replace("uuid(n)", uuid(hex));
    }

    private static String uuid(String hex) {
        return "concat(substr(" + hex + ", 1, 8), '-', substr(" + hex + ", 9, 4), '-7000-8000-000000000000')";
    }

    /** Children first. */
    static void empty(TestDatabase database) {
        List<String> tables = new ArrayList<>(TABLES.keySet());
        Collections.reverse(tables);
        tables.forEach(table -> database.execute("delete from " + table));
    }
}
