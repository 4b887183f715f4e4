package org.accountkit.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
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
import org.accountkit.jpa.StatementCounter.Execution;
import org.accountkit.password.PasswordHash;
import org.accountkit.secret.SealedSecret;
import org.accountkit.throttle.AttemptStore.AttemptKey;
import org.accountkit.throttle.AttemptStore.Attempts;
import org.accountkit.token.TokenDigest;
import org.accountkit.twofactor.RecoveryCodeStore.RecoveryCodeDigest;
import org.accountkit.twofactor.TotpParameters;
import org.accountkit.twofactor.TotpStore.TotpCredential;
import org.accountkit.user.Realm;
import org.accountkit.user.UserId;
import org.accountkit.user.UserStore.UserQuery;
import org.accountkit.user.Username;
import org.junit.jupiter.params.provider.Arguments;

/** The calls of the stores that meet large tables, for tests of how a database answers them. */
final class GrowingCalls {

    static final int USERS = 20_000;
    static final Realm REALM = new Realm("index-test");

    private static final UserQuery USERS_OF_REALM = UserQuery.in(REALM);
    private static final UserId USER = new UserId("index-test-7");
    private static final TokenDigest TOKEN = TokenDigest.of(new byte[32]);
    private static final Instant LONG_AGO = Instant.EPOCH;

    /** When three rows of each table expired: a sweep finds rows to delete. */
    private static final Instant SOME_EXPIRED = Instant.ofEpochMilli(4);

    /** The ids of audit events contain their times: the n-th one happened n milliseconds after this one. */
    static final long AUDITED = 1_767_268_800_000L;

    private GrowingCalls() {}

    static Stream<Arguments> calls() {
        return Stream.of(
                call("session", s -> s.accessReader().session(TOKEN)),
                call("API key", s -> s.accessReader().apiKey(TOKEN)),
                call("account", s -> s.accessReader().account(USER)),
                call("user", s -> s.users().find(USER)),
                call("user by name", s -> s.users().findByName(REALM, Username.of("u7"))),
                call("names taken", s -> s.users().takenAmong(REALM, List.of(Username.of("u7"), Username.of("u8")))),
                call("users by id", s -> s.users().findAll(List.of(USER, new UserId("index-test-8")))),
                call("first page of users", s -> s.users().list(USERS_OF_REALM)),
                call("users", s -> s.users().list(USERS_OF_REALM.withAfter("u7"))),
                call("disabled users", s -> s.users().list(USERS_OF_REALM.withEnabled(false))),
                call("number of users", s -> s.users().count(USERS_OF_REALM)),
                call("number of disabled users", s -> s.users().count(USERS_OF_REALM.withEnabled(false))),
                call("users by role", s -> s.users().findEnabledByRoles(REALM, List.of("role-7"))),
                call("user with roles", s -> s.users().hasEnabled(REALM, List.of("role-7"), List.of("role-8"))),
                call("role in use", s -> s.users().isRoleInUse(REALM, "role-7")),
                call("states", s -> s.accountStates().findAll(List.of(USER))),
                call("page of states", s -> s.accountStates().list(Optional.of(USER), 500)),
                call("epoch", s -> s.accountStates().raiseEpoch(USER)),
                call("password", s -> s.passwords().replace(USER, new PasswordHash("h"), 0, LONG_AGO)),
                call("passwords", s -> s.passwords().findAll(List.of(USER))),
                call("password reset", s -> s.passwordResets().find(TOKEN)),
                call("rotation", s -> s.sessions().rotate("nothing", TOKEN, TOKEN, 1, LONG_AGO)),
                call("sessions", s -> s.sessions().list(USER)),
                call("session use", s -> s.sessions().recordUse(Map.of(USER.value(), LONG_AGO))),
                call("owners", s -> s.apiKeys().ownersAmong(List.of(USER))),
                call("page of owners", s -> s.apiKeys().owners(Optional.of(USER), 500)),
                call("API keys", s -> s.apiKeys().list(USER)),
                call("new API key", s -> s.apiKeys().add(key("index-test-8"), TOKEN, 1)),
                call("API key deletion", s -> s.apiKeys().delete(USER, "nothing")),
                call("expired API keys", s -> s.apiKeys().findExpired(LONG_AGO, 50)),
                call("API key use", s -> s.apiKeys().recordUse(Map.of(USER.value(), LONG_AGO))),
                call("TOTP", s -> s.totps().consumeStep(USER, 0)),
                call("TOTPs", s -> s.totps().findAll(List.of(USER))),
                call("reseal", s -> s.totps().reseal(List.of(totp()), "key-7")),
                call("TOTP status", s -> s.totps().statusOf(List.of(USER))),
                call("TOTP under a key", s -> s.totps().sealedUnder("key-7", Optional.of(USER), 50)),
                call("pending TOTP", s -> s.totps().findPending(USER)),
                call("recovery code", s -> s.recoveryCodes().redeem(USER, RecoveryCodeDigest.of(new byte[32]))),
                call("new recovery codes", s -> s.recoveryCodes().replaceAll(new UserId("nobody"), List.of())),
                call("recovery codes", s -> s.recoveryCodes().count(USER)),
                call("pending sign-in", s -> s.pendingSignIns().find(TOKEN)),
                call("pending sign-ins", s -> s.pendingSignIns().deleteAll(new UserId("nobody"))),
                call("device", s -> s.knownDevices().find(TOKEN)),
                call("devices", s -> s.knownDevices().list(USER)),
                call("device use", s -> s.knownDevices().recordUse("nothing", LONG_AGO)),
                call("device deletion", s -> s.knownDevices().delete(USER, "nothing")),
                call(
                        "attempts",
                        s -> s.attempts().replace(key(), Optional.of(attempts()), attempts(), Optional.empty())),
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

    static Stream<Arguments> sweeps() {
        return Stream.of(
                call("password reset sweep", s -> s.passwordResets().sweep(SOME_EXPIRED, 500)),
                call("session sweep", s -> s.sessions().sweep(SOME_EXPIRED, SOME_EXPIRED.plusMillis(3), 500)),
                call("pending sign-in sweep", s -> s.pendingSignIns().sweep(SOME_EXPIRED, 500)),
                call("device sweep", s -> s.knownDevices().sweep(SOME_EXPIRED, 500)),
                call("pending enrolment sweep", s -> s.totps().sweepPending(SOME_EXPIRED, 500)),
                call("attempt sweep", s -> s.attempts().sweep(SOME_EXPIRED, 500)),
                call("audit retention", s -> s.auditLog().deleteBefore(Instant.ofEpochMilli(AUDITED + 4), 500)));
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

    private static TotpCredential totp() {
        return new TotpCredential(
                USER.value(), REALM, USER, TotpParameters.DEFAULT, Optional.of(SealedSecret.of("key-8", new byte[] {1
                })));
    }

    private static AttemptKey key() {
        return AttemptKey.of("password", Realm.DEFAULT, "nobody");
    }

    private static Attempts attempts() {
        return new Attempts(1, LONG_AGO, LONG_AGO);
    }

    /** Returns what a call sends, and undoes what it does. */
    static List<Execution> executionsOf(JpaStores stores, Consumer<JpaStores> call) {
        return StatementCounter.executionsOf(() -> {
            try {
                stores.unitOfWork().execute(() -> {
                    call.accept(stores);
                    throw new Undone();
                });
            } catch (Undone expected) {
                assertThat(expected).isNotNull();
            }
        });
    }

    /** Ends a unit that is to be rolled back. */
    private static final class Undone extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }
}
