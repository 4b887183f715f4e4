package org.accountkit.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.accountkit.apikey.ApiKey;
import org.accountkit.audit.AuditEvent.AuditOutcome;
import org.accountkit.audit.AuditEventType;
import org.accountkit.audit.AuditLog.AuditEventQuery;
import org.accountkit.password.PasswordHash;
import org.accountkit.throttle.AttemptStore.AttemptKey;
import org.accountkit.throttle.AttemptStore.Attempts;
import org.accountkit.token.TokenDigest;
import org.accountkit.twofactor.RecoveryCodeStore.RecoveryCodeDigest;
import org.accountkit.user.Realm;
import org.accountkit.user.UserId;
import org.accountkit.user.UserStore.UserQuery;
import org.accountkit.user.Username;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** On tables with many rows, PostgreSQL answers by an index, and gives pages in the order of one. */
class IndexTest {

    private static final int USERS = 20_000;
    private static final Realm REALM = new Realm("index-test");
    private static final UserQuery USERS_OF_REALM = UserQuery.in(REALM);
    private static final UserId USER = new UserId("index-test-7");
    private static final TokenDigest TOKEN = TokenDigest.of(new byte[32]);
    private static final Instant LONG_AGO = Instant.EPOCH;
    private static final TestDatabase DATABASE = TestDatabase.postgresql();

    @BeforeAll
    static void fillTables() {
        insert("account_user", "id, 'index-test', 'u' || n, convert_to('u' || n, 'UTF8'), '', '', true, n");
        insert("account_user_term", "id, 0, 'index-test', convert_to('u' || n, 'UTF8')");
        insert("account_user_role", "id, 'role-' || n % 2000, 'index-test'");
        insert("account_role", "'index-test', 'role-' || n, 1");
        insert("account_role_right", "'index-test', 'role-' || n, 'reports.read', false");
        insert("account_state", "id, 1, false, false, 1, n");
        insert("account_password", "id, 'hash', 1, n");
        insert("account_session", "id, sha256(id::bytea), id, 1, null, null, n, n, n, n");
        insert("account_api_key", "id, '', id, sha256(id::bytea), 'hint', n, n, 0, null");
        insert("account_api_key_use", "id, n");
        insert("account_totp", "id, id, '', 'SHA1', 6, 30, 'key-' || n % 100, sha256(id::bytea), n, n");
        insert("account_pending_totp", "id, id, '', 'SHA1', 6, 30, 'key-7', sha256(id::bytea), n, 5");
        insert("account_recovery_set", "id, 1");
        insert("account_recovery_code", "id, 0, sha256(id::bytea)");
        insert("account_pending_sign_in", "id, sha256(id::bytea), id, 1, n, 5");
        insert("account_known_device", "id, sha256(id::bytea), id, n, n, null, n");
        insert("account_attempt", "id, 1, n, n, n");
        insert(
                "account_audit_event",
                "id, 'index-test', n, (array['sign-in','proof'])[1 + n % 2], 'success', id, id, null, null, null, ''");
        DATABASE.execute("analyze");
    }

    @AfterAll
    static void emptyTables() {
        Stream.of(
                        "user_role",
                        "user_term",
                        "user",
                        "role_right",
                        "role",
                        "api_key_use",
                        "api_key",
                        "state",
                        "password",
                        "session")
                .forEach(IndexTest::delete);
        Stream.of(
                        "totp",
                        "pending_totp",
                        "recovery_set",
                        "recovery_code",
                        "pending_sign_in",
                        "known_device",
                        "attempt",
                        "audit_event")
                .forEach(IndexTest::delete);
    }

    private static void insert(String table, String columns) {
        DATABASE.execute(
                "insert into " + table + " select " + columns + " from (select 'index-test-' || n as id, n from"
                        + " generate_series(1, " + USERS + ") as n) as numbered");
    }

    private static void delete(String table) {
        DATABASE.execute("delete from account_" + table);
    }

    static Stream<Arguments> calls() {
        return Stream.of(
                call("session", s -> s.accessReader().session(TOKEN)),
                call("API key", s -> s.accessReader().apiKey(TOKEN)),
                call("account", s -> s.accessReader().account(USER)),
                call("user", s -> s.users().find(USER)),
                call("user by name", s -> s.users().findByName(REALM, Username.of("u7"))),
                call("users", s -> s.users().list(USERS_OF_REALM.withAfter("u7"))),
                call("disabled users", s -> s.users().list(USERS_OF_REALM.withEnabled(false))),
                call("users by role", s -> s.users().findEnabledByRoles(REALM, List.of("role-7"))),
                call("user with roles", s -> s.users().hasEnabled(REALM, List.of("role-7"), List.of("role-8"))),
                call("role in use", s -> s.users().isRoleInUse(REALM, "role-7")),
                call("states", s -> s.accountStates().findAll(List.of(USER))),
                call("epoch", s -> s.accountStates().raiseEpoch(USER)),
                call("password", s -> s.passwords().replace(USER, new PasswordHash("h"), 0, LONG_AGO)),
                call("sessions", s -> s.sessions().list(USER)),
                call("session use", s -> s.sessions().recordUse(Map.of(USER.value(), LONG_AGO))),
                call("session sweep", s -> s.sessions().sweep(LONG_AGO, LONG_AGO, 500)),
                call("owners", s -> s.apiKeys().ownersAmong(List.of(USER))),
                call("API keys", s -> s.apiKeys().list(USER)),
                call("new API key", s -> s.apiKeys().add(key("index-test-8"), TOKEN, 1)),
                call("API key deletion", s -> s.apiKeys().delete(USER, "nothing")),
                call("expired API keys", s -> s.apiKeys().findExpired(LONG_AGO, 50)),
                call("API key use", s -> s.apiKeys().recordUse(Map.of(USER.value(), LONG_AGO))),
                call("TOTP", s -> s.totps().consumeStep(USER, 0)),
                call("TOTP status", s -> s.totps().statusOf(List.of(USER))),
                call("TOTP under a key", s -> s.totps().sealedUnder("key-7", Optional.of(USER), 50)),
                call("pending TOTP", s -> s.totps().findPending(USER)),
                call("recovery code", s -> s.recoveryCodes().redeem(USER, RecoveryCodeDigest.of(new byte[32]))),
                call("new recovery codes", s -> s.recoveryCodes().replaceAll(new UserId("nobody"), List.of())),
                call("recovery codes", s -> s.recoveryCodes().count(USER)),
                call("pending sign-in", s -> s.pendingSignIns().find(TOKEN)),
                call("pending sign-ins", s -> s.pendingSignIns().deleteAll(new UserId("nobody"))),
                call("pending sign-in sweep", s -> s.pendingSignIns().sweep(LONG_AGO, 500)),
                call("device", s -> s.knownDevices().find(TOKEN)),
                call("devices", s -> s.knownDevices().list(USER)),
                call("device use", s -> s.knownDevices().recordUse("nothing", LONG_AGO)),
                call("device deletion", s -> s.knownDevices().delete(USER, "nothing")),
                call("device sweep", s -> s.knownDevices().sweep(LONG_AGO, 500)),
                call(
                        "attempts",
                        s -> s.attempts().replace(key(), Optional.of(attempts()), attempts(), Optional.empty())),
                call("pending enrolment sweep", s -> s.totps().sweepPending(LONG_AGO, 500)),
                call("audit retention", s -> s.auditLog().deleteBefore(LONG_AGO, 500)),
                call("attempt sweep", s -> s.attempts().sweep(LONG_AGO, 500)),
                events("events", query -> query),
                events(
                        "events of types",
                        query -> query.withTypes(List.of(AuditEventType.PROOF, AuditEventType.SIGN_IN))),
                events("events of a user", query -> query.withUser(USER)),
                events("events of an actor", query -> query.withActor(USER)),
                events(
                        "events of a user and types",
                        query -> query.withUser(USER).withTypes(List.of(AuditEventType.PROOF, AuditEventType.SIGN_IN))),
                events("refused events", query -> query.withOutcome(AuditOutcome.REFUSED)),
                events("events of a time", query -> query.withFrom(LONG_AGO).withTo(LONG_AGO.plusSeconds(1))),
                events(
                        "events of an actor, outcome and time",
                        query -> query.withActor(USER)
                                .withOutcome(AuditOutcome.REFUSED)
                                .withFrom(LONG_AGO)));
    }

    /** The users found are sorted: no index has name keys in order across all terms with the same prefix. */
    static Stream<Arguments> searches() {
        return Stream.of(
                call("user search", s -> s.users().list(USERS_OF_REALM.withSearch("u1"))),
                call(
                        "user search, second page",
                        s -> s.users().list(USERS_OF_REALM.withSearch("u1").withAfter("u7"))),
                call("users of a role", s -> s.users().list(USERS_OF_REALM.withRole("role-7"))),
                call(
                        "user search by all filters",
                        s -> s.users()
                                .list(USERS_OF_REALM
                                        .withSearch("u1")
                                        .withRole("role-7")
                                        .withEnabled(true))));
    }

    private static Arguments events(String name, UnaryOperator<AuditEventQuery> filter) {
        return call(
                name,
                s -> s.auditLog().find(filter.apply(AuditEventQuery.in(REALM).withBefore("z"))));
    }

    private static Arguments call(String name, Consumer<JpaStores> call) {
        return Arguments.of(name, call);
    }

    private static ApiKey key(String owner) {
        Optional<Instant> never = Optional.empty();
        return new ApiKey("new", new UserId(owner), "new", "hint", LONG_AGO, never, Optional.empty(), never);
    }

    private static AttemptKey key() {
        return AttemptKey.of("password", Realm.DEFAULT, "nobody");
    }

    private static Attempts attempts() {
        return new Attempts(1, LONG_AGO, LONG_AGO);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"calls", "searches"})
    void isAnsweredByAnIndex(String name, Consumer<JpaStores> call) throws SQLException {
        List<String> sent = StatementCounter.sentBy(() -> call.accept(DATABASE.stores()));

        assertThat(sent).isNotEmpty();
        for (String sql : sent) {
            assertThat(planOf(sql)).doesNotContain("Seq Scan");
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("calls")
    void isOrderedByAnIndex(String name, Consumer<JpaStores> call) throws SQLException {
        for (String sql : StatementCounter.sentBy(() -> call.accept(DATABASE.stores()))) {
            if (sql.contains("fetch first")) {
                assertThat(planOf(sql)).doesNotContain("Sort");
            }
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
