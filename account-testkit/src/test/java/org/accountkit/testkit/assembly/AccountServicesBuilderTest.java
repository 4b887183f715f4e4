package org.accountkit.testkit.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.accountkit.AccountServices;
import org.accountkit.AccountServicesBuilder;
import org.accountkit.UnsafeWiringException;
import org.accountkit.access.RefusedException;
import org.accountkit.access.RequestOrigin;
import org.accountkit.apikey.ApiKey;
import org.accountkit.apikey.ApiKey.NewApiKey;
import org.accountkit.password.Argon2Parameters;
import org.accountkit.password.HashingCapacity;
import org.accountkit.password.PasswordHasher;
import org.accountkit.password.PasswordPolicy;
import org.accountkit.secret.MasterKeys;
import org.accountkit.secret.Secret;
import org.accountkit.session.SessionService.SessionPolicy;
import org.accountkit.signin.DeviceService.DevicePolicy;
import org.accountkit.testkit.InMemoryStores;
import org.accountkit.testkit.MutableClock;
import org.accountkit.throttle.PendingPolicy;
import org.accountkit.throttle.ThrottlePolicies;
import org.accountkit.twofactor.RecoveryCodePolicy;
import org.accountkit.twofactor.TotpParameters;
import org.accountkit.user.UserId;
import org.accountkit.user.Username;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountServicesBuilderTest {

    private static final MasterKeys KEYS = MasterKeys.of("2026-11", Secret.ofBytes(new byte[32]));

    @Test
    void listsEveryProblemAtOnce() {
        List<String> problems =
                problemsOf(AccountServices.builder().totpWindow(3).rights("account.users.own"));

        assertThat(problems)
                .anySatisfy(problem -> assertThat(problem).contains("stores"))
                .anySatisfy(problem -> assertThat(problem).contains("master key"))
                .anySatisfy(problem -> assertThat(problem).contains("product name"))
                .anySatisfy(problem -> assertThat(problem).contains("token prefix"))
                .anySatisfy(problem -> assertThat(problem).contains("TOTP window"))
                .anySatisfy(problem -> assertThat(problem).contains("account.users.own"))
                .hasSize(6);
    }

    @Test
    void tellsTheProblemsInItsMessage() {
        assertThatThrownBy(() -> complete().tokenPrefix("NO").build())
                .isInstanceOf(UnsafeWiringException.class)
                .hasMessageContaining("token prefix")
                .hasMessageContaining("lose everything");
    }

    @Test
    void refusesStoresThatForget() {
        assertThat(problemsOf(complete())).singleElement().asString().contains("lose everything");
    }

    @Test
    void refusesAWeakHasher() {
        List<String> problems =
                problemsOf(complete().passwordHasher(PasswordHasher.argon2id(new Argon2Parameters(8, 1, 1))));

        assertThat(problems).anySatisfy(problem -> assertThat(problem).contains("m=8,t=1,p=1", "minimum"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "Example: Console", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
            })
    void refusesAProductNameThatNoAppShows(String name) {
        assertThat(problemsOf(complete().forTests().productName(name))).hasSize(1);
    }

    @Test
    void allowsBothForTestsOnly() {
        try (AccountServices services = complete()
                .passwordHasher(PasswordHasher.argon2id(new Argon2Parameters(8, 1, 1)))
                .forTests()
                .build()) {
            assertThat(services.operations().isEmpty()).isTrue();
        }
    }

    @Test
    void takesEverySetting() {
        Secret common = Secret.ofText("common among our users");
        try (AccountServices services = complete()
                .passwordHasher(PasswordHasher.argon2id(new Argon2Parameters(8, 1, 1)))
                .passwordPolicy(new PasswordPolicy(20, 8, 64))
                .passwordBlocklist(common::matches)
                .hashingCapacity(HashingCapacity.of(2))
                .throttle(ThrottlePolicies.DEFAULT)
                .sessions(SessionPolicy.DEFAULT)
                .totp(TotpParameters.DEFAULT)
                .totpWindow(2)
                .pendingEnrolment(PendingPolicy.DEFAULT)
                .pendingSignIn(PendingPolicy.DEFAULT)
                .recoveryCodes(RecoveryCodePolicy.DEFAULT)
                .knownDevices(DevicePolicy.DEFAULT)
                .forTests()
                .build()) {
            Username ada = Username.of("ada");

            for (Secret refused : List.of(common, Secret.ofText("nineteen characters"))) {
                assertThatExceptionOfType(RefusedException.class)
                        .isThrownBy(() -> services.operations().createAdministrator(ada, refused, false));
            }
            services.operations().createAdministrator(ada, Secret.ofText("nineteen characters!"), false);

            assertThat(services.productName()).isEqualTo("Example Console");
            UserId adaId = services.operations().find(ada);
            assertThat(services.operations()
                            .issueApiKey(adaId, "ci", Optional.empty())
                            .text()
                            .reveal())
                    .startsWith("exk_");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 3})
    void refusesAWindowOfAnotherWidth(int steps) {
        assertThat(problemsOf(complete().forTests().totpWindow(steps)))
                .singleElement()
                .asString()
                .contains("window");
    }

    @Test
    void takesTheEndsOfItsRanges() {
        for (int window : new int[] {0, 2}) {
            complete()
                    .forTests()
                    .productName("x".repeat(64))
                    .totpWindow(window)
                    .build()
                    .close();
        }
    }

    /** The host's executor keeps running; buffered uses are written. */
    @Test
    void writesTheLastUseWhenItIsClosed() {
        InMemoryStores stores = new InMemoryStores();
        ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor();
        try {
            MutableClock clock = new MutableClock();
            AccountServices services = complete()
                    .stores(stores)
                    .clock(clock)
                    .executor(executor)
                    .passwordHasher(PasswordHasher.argon2id(new Argon2Parameters(8, 1, 1)))
                    .forTests()
                    .build();
            UserId ada = services.operations()
                    .createAdministrator(Username.of("ada"), Secret.ofText("a password for ada"), false);
            ApiKey key = use(services, ada);

            services.close();

            assertThat(stores.apiKeys().find(ada, key.name()).orElseThrow().lastUsedAt())
                    .contains(clock.instant());
            assertThat(executor.isShutdown()).isFalse();
        } finally {
            executor.shutdownNow();
        }
    }

    private static ApiKey use(AccountServices services, UserId userId) {
        NewApiKey made = services.operations().issueApiKey(userId, "ci", Optional.empty());
        assertThat(services.apiKeys().authenticate(made.text(), RequestOrigin.unknown()))
                .isPresent();
        return made.key();
    }

    private static AccountServicesBuilder complete() {
        return AccountServices.builder()
                .stores(new InMemoryStores())
                .masterKeys(KEYS)
                .productName("Example Console")
                .tokenPrefix("ex");
    }

    private static List<String> problemsOf(AccountServicesBuilder builder) {
        return catchThrowableOfType(UnsafeWiringException.class, builder::build).problems();
    }
}
