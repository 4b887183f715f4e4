package org.accountkit.testkit.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.accountkit.AccountServices;
import org.accountkit.AccountServicesBuilder;
import org.accountkit.AccountStores;
import org.accountkit.access.Caller;
import org.accountkit.access.RequestOrigin;
import org.accountkit.password.Argon2Parameters;
import org.accountkit.password.PasswordHasher;
import org.accountkit.secret.MasterKeys;
import org.accountkit.secret.Secret;
import org.accountkit.signin.SignInResult;
import org.accountkit.signin.SignInResult.SecondFactorRequired;
import org.accountkit.signin.SignInResult.SignedIn;
import org.accountkit.signin.SignInService.PresentedTokens;
import org.accountkit.testkit.VirtualAuthenticator;
import org.accountkit.twofactor.SecondFactor.RecoveryCode;
import org.accountkit.user.Username;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** A port that the host supplies is used everywhere, and the adapter's port of that kind nowhere. */
class OnePortAtATimeTest {

    private static final String ADAPTER = "adapter";
    private static final String HOST = "host";
    private static final Secret PASSWORD = Secret.ofText("correct horse battery staple");
    private static final RequestOrigin ORIGIN = RequestOrigin.unknown();

    /** By the names of their getters. */
    private static final Map<String, BiFunction<AccountServicesBuilder, AccountStores, AccountServicesBuilder>>
            CHOICES = Map.ofEntries(
                    Map.entry("unitOfWork", (builder, own) -> builder.unitOfWork(own.unitOfWork())),
                    Map.entry("users", (builder, own) -> builder.users(own.users())),
                    Map.entry("accountStates", (builder, own) -> builder.accountStates(own.accountStates())),
                    Map.entry("roles", (builder, own) -> builder.roles(own.roles())),
                    Map.entry("passwords", (builder, own) -> builder.passwords(own.passwords())),
                    Map.entry("passwordResets", (builder, own) -> builder.passwordResets(own.passwordResets())),
                    Map.entry("sessions", (builder, own) -> builder.sessions(own.sessions())),
                    Map.entry("apiKeys", (builder, own) -> builder.apiKeys(own.apiKeys())),
                    Map.entry("downloadTokens", (builder, own) -> builder.downloadTokens(own.downloadTokens())),
                    Map.entry("totps", (builder, own) -> builder.totps(own.totps())),
                    Map.entry("recoveryCodes", (builder, own) -> builder.recoveryCodes(own.recoveryCodes())),
                    Map.entry("pendingSignIns", (builder, own) -> builder.pendingSignIns(own.pendingSignIns())),
                    Map.entry("knownDevices", (builder, own) -> builder.knownDevices(own.knownDevices())),
                    Map.entry("attempts", (builder, own) -> builder.attempts(own.attempts())),
                    Map.entry("masterKeys", (builder, own) -> builder.masterKeyChecks(own.masterKeys())),
                    Map.entry("auditLog", (builder, own) -> builder.auditLog(own.auditLog())));

    static final List<String> PORTS = CHOICES.keySet().stream().sorted().toList();

    /** What an adapter's own reader reads: if the host replaces one of these ports, that reader must not be used. */
    private static final Set<String> READ_BY_THE_READER =
            Set.of("users", "accountStates", "roles", "sessions", "apiKeys", "totps");

    private final OneByOneStores stores = new OneByOneStores();

    @Test
    void everyPortCanBeChosen() {
        Stream<String> ports = Arrays.stream(AccountStores.class.getMethods())
                .filter(getter -> getter.getReturnType().getName().startsWith("org.accountkit."))
                .map(getter -> getter.getName());

        assertThat(ports.filter(port -> !port.equals("accessReader"))).containsExactlyInAnyOrderElementsOf(PORTS);
    }

    @ParameterizedTest
    @FieldSource("PORTS")
    void usesTheChosenPortAndNeverTheAdaptersOwn(String chosen) {
        useEverything(CHOICES.get(chosen).apply(onAdapter(), stores.suppliedBy(HOST)));

        assertThat(stores.uses(HOST, chosen)).as("uses of the host's port").isPositive();
        assertThat(stores.uses(ADAPTER, chosen))
                .as("uses of the adapter's port")
                .isZero();
        assertThat(PORTS)
                .filteredOn(port -> !port.equals(chosen))
                .allSatisfy(
                        port -> assertThat(stores.uses(ADAPTER, port)).as(port).isPositive());
        assertThat(stores.uses(ADAPTER, "accessReader") == 0)
                .as("whether the adapter's reader is left aside")
                .isEqualTo(READ_BY_THE_READER.contains(chosen));
    }

    @Test
    void usesTheChosenAccessReader() {
        useEverything(onAdapter().accessReader(stores.suppliedBy(HOST).accessReader()));

        assertThat(stores.uses(HOST, "accessReader")).isPositive();
        assertThat(stores.uses(ADAPTER, "accessReader")).isZero();
    }

    private AccountServicesBuilder onAdapter() {
        return AccountServices.builder()
                .stores(stores.suppliedBy(ADAPTER))
                .masterKeys(MasterKeys.of("2026-11", Secret.ofBytes(new byte[32])))
                .productName("Example Console")
                .tokenPrefix("ex")
                .passwordHasher(PasswordHasher.argon2id(new Argon2Parameters(8, 1, 1)))
                .forTests();
    }

    /** Every feature that has a store. */
    private static void useEverything(AccountServicesBuilder wiring) {
        try (AccountServices accounts = wiring.build()) {
            accounts.operations().createAdministrator(Username.of("root"), PASSWORD, false);
            accounts.verify();
            Caller first = caller(accounts, ((SignedIn) signIn(accounts)).session());
            String uri = accounts.twoFactor().begin(first).otpAuthUri().reveal();
            String shown =
                    VirtualAuthenticator.fromUri(uri).code(accounts.clock().instant());
            RecoveryCode code = new RecoveryCode(accounts.twoFactor()
                    .validate(first, Secret.ofText(shown))
                    .recoveryCodes()
                    .get(0));
            Secret pending = ((SecondFactorRequired) signIn(accounts)).pending();
            SignedIn second = accounts.signIn().completeSignIn(pending, code, PresentedTokens.NONE, ORIGIN);
            Caller root = caller(accounts, second.session());
            Secret key = accounts.apiKeys().generate(root).text();
            assertThat(accounts.apiKeys().authenticate(key, ORIGIN)).isPresent();
            accounts.downloads().renew(root);
            accounts.passwordResets().issue(root, root.userId(), Optional.empty());
            assertThat(accounts.roles().list(root)).isNotEmpty();
            assertThat(accounts.devices().list(root)).isNotEmpty();
            assertThat(accounts.devices().current(root, Optional.empty())).isEmpty();
        }
    }

    private static SignInResult signIn(AccountServices accounts) {
        return accounts.signIn().signIn("root", PASSWORD, PresentedTokens.NONE, ORIGIN);
    }

    private static Caller caller(AccountServices accounts, Secret session) {
        return accounts.sessions().authenticate(session, ORIGIN).orElseThrow();
    }
}
