package org.accountkit.testkit.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.accountkit.AccountServices;
import org.accountkit.AccountServicesBuilder;
import org.accountkit.AccountStores;
import org.accountkit.UnsafeWiringException;
import org.accountkit.access.AccessReader;
import org.accountkit.password.Argon2Parameters;
import org.accountkit.password.PasswordHasher;
import org.accountkit.secret.MasterKeys;
import org.accountkit.secret.Secret;
import org.accountkit.session.SessionStore;
import org.accountkit.testkit.InMemoryStores;
import org.accountkit.transaction.StoreUnavailableException;
import org.accountkit.user.Realm;
import org.accountkit.user.UserStore.UserQuery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** verify() writes through every store, reads it back and rolls back: stores that do not belong together are found. */
class StoresCheckTest {

    private static final String KEPT = " has kept what was written in a unit of work that was rolled back";

    private final AccountStores stores = new InMemoryStores();
    private final AccountStores others = new InMemoryStores();

    interface Mix {

        AccountServicesBuilder of(AccountServicesBuilder builder, AccountStores others);
    }

    static Stream<Arguments> mixes() {
        return Stream.of(
                mix("UserStore", (builder, others) -> builder.users(others.users())),
                mix("AccountStateStore", (builder, others) -> builder.accountStates(others.accountStates())),
                mix("RoleStore", (builder, others) -> builder.roles(others.roles())),
                mix("PasswordStore", (builder, others) -> builder.passwords(others.passwords())),
                mix("PasswordResetStore", (builder, others) -> builder.passwordResets(others.passwordResets())),
                mix("SessionStore", (builder, others) -> builder.sessions(others.sessions())),
                mix("ApiKeyStore", (builder, others) -> builder.apiKeys(others.apiKeys())),
                mix("DownloadTokenStore", (builder, others) -> builder.downloadTokens(others.downloadTokens())),
                mix("TotpStore", (builder, others) -> builder.totps(others.totps())),
                mix("RecoveryCodeStore", (builder, others) -> builder.recoveryCodes(others.recoveryCodes())),
                mix("PendingSignInStore", (builder, others) -> builder.pendingSignIns(others.pendingSignIns())),
                mix("KnownDeviceStore", (builder, others) -> builder.knownDevices(others.knownDevices())),
                mix("AttemptStore", (builder, others) -> builder.attempts(others.attempts())),
                mix("MasterKeyStore", (builder, others) -> builder.masterKeyChecks(others.masterKeys())),
                mix("AuditLog", (builder, others) -> builder.auditLog(others.auditLog())));
    }

    private static Arguments mix(String port, Mix mix) {
        return arguments(port, mix);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mixes")
    void reportsAStoreOfAnotherDatabase(String port, Mix mix) {
        assertThat(problems(builder -> mix.of(builder, others))).containsExactly(sentence(port));
    }

    private static String sentence(String port) {
        return port + KEPT
                + ": let it write through the connection of the UnitOfWork, on the same database, and leave the commit to"
                + " that.";
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mixes")
    void leavesNothingBehindInAStoreThatCommitsByItself(String port, Mix mix) {
        problems(builder -> mix.of(builder, others));

        assertThat(others.users().list(UserQuery.in(Realm.DEFAULT))).isEmpty();
        assertThat(others.roles().list(Realm.DEFAULT)).isEmpty();
        assertThat(others.masterKeys().checkValues()).isEmpty();
        assertThat(others.accountStates().list(Optional.empty(), 10)).isEmpty();
        assertThat(others.apiKeys().owners(Optional.empty(), 10)).isEmpty();
    }

    @Test
    void reportsTheUnitOfWorkOfAnotherDatabaseByEveryStore() {
        assertThat(problems(builder -> builder.unitOfWork(others.unitOfWork())))
                .hasSize(15)
                .allMatch(problem -> problem.contains(KEPT));
    }

    @Test
    void reportsAnAccessReaderOfAnotherDatabase() {
        assertThat(problems(builder -> builder.accessReader(others.accessReader())))
                .singleElement()
                .asString()
                .startsWith("The access reader does not read users from the UserStore");
    }

    @ParameterizedTest
    @MethodSource("blindReads")
    void reportsAnAccessReaderThatReadsOnlySomeStores(String method, String what) {
        AccessReader blind = proxy(AccessReader.class, stores.accessReader(), Set.of(method), Optional.empty());

        assertThat(problems(builder -> builder.accessReader(blind)))
                .singleElement()
                .asString()
                .startsWith("The access reader does not read " + what);
    }

    static Stream<Arguments> blindReads() {
        return Stream.of(
                arguments("session", "sessions from the SessionStore"),
                arguments("apiKey", "API keys from the ApiKeyStore"));
    }

    @Test
    void reportsAStoreThatReadsOutsideTheUnit() {
        SessionStore outside = proxy(SessionStore.class, stores.sessions(), Set.of("find"), Optional.empty());

        assertThat(problems(builder -> builder.sessions(outside)))
                .singleElement()
                .asString()
                .startsWith("SessionStore does not find what it has just written in the same unit of work");
    }

    @Test
    void reportsACallInsideATransaction() {
        AccountServices accounts = wiring().build();

        assertThatExceptionOfType(UnsafeWiringException.class)
                .isThrownBy(() -> stores.unitOfWork().execute(accounts::verify))
                .satisfies(refused -> assertThat(refused.problems())
                        .singleElement()
                        .asString()
                        .contains("inside"));
    }

    @Test
    void leavesNothingBehindWhenAllIsWell() {
        try (AccountServices accounts = wiring().build()) {
            accounts.verify();
            accounts.verify();
        }

        assertThat(stores.users().list(UserQuery.in(Realm.DEFAULT))).isEmpty();
        assertThat(stores.roles().list(Realm.DEFAULT)).isEmpty();
        assertThat(stores.masterKeys().checkValues()).containsOnlyKeys("2026-11");
        assertThat(stores.accountStates().list(Optional.empty(), 10)).isEmpty();
    }

    @Test
    void leavesNoThreadBehindWhenItFails() throws InterruptedException {
        Set<Thread> before = threads();
        AccountServices wrong = wiring().auditLog(others.auditLog()).build();
        Set<Thread> started = threads();
        started.removeAll(before);

        assertThatExceptionOfType(UnsafeWiringException.class).isThrownBy(wrong::verify);

        assertThat(started).isNotEmpty();
        assertAllEnd(started);
    }

    @Test
    void leavesNoThreadBehindWhenTheDatabaseCannotBeReached() throws InterruptedException {
        SessionStore down = proxy(
                SessionStore.class,
                stores.sessions(),
                Set.of("add"),
                Optional.of(new StoreUnavailableException("down")));
        Set<Thread> before = threads();
        AccountServices wrong = wiring().sessions(down).build();
        Set<Thread> started = threads();
        started.removeAll(before);

        assertThatExceptionOfType(StoreUnavailableException.class).isThrownBy(wrong::verify);

        assertAllEnd(started);
    }

    private static void assertAllEnd(Set<Thread> started) throws InterruptedException {
        for (Thread thread : started) {
            thread.join(5_000);
            assertThat(thread.isAlive()).as(thread.getName() + " is alive").isFalse();
        }
    }

    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("accountkit-"))
                .collect(Collectors.toSet());
    }

    private List<String> problems(UnaryOperator<AccountServicesBuilder> mix) {
        AccountServices accounts = mix.apply(wiring()).build();
        try {
            accounts.verify();
            return List.of();
        } catch (UnsafeWiringException e) {
            return e.problems();
        }
    }

    /** Fails, or finds nothing, at some methods. */
    private static <T> T proxy(Class<T> type, T delegate, Set<String> methods, Optional<RuntimeException> failure) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    if (methods.contains(method.getName())) {
                        failure.ifPresent(e -> {
                            throw e;
                        });
                        return Optional.empty();
                    }
                    try {
                        return method.invoke(delegate, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    private AccountServicesBuilder wiring() {
        return AccountServices.builder()
                .stores(stores)
                .masterKeys(MasterKeys.of("2026-11", Secret.ofBytes(new byte[32])))
                .productName("Example Console")
                .tokenPrefix("ex")
                .passwordHasher(PasswordHasher.argon2id(new Argon2Parameters(8, 1, 1)))
                .forTests();
    }
}
