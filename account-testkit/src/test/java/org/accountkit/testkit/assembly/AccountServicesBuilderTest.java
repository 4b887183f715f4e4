package org.accountkit.testkit.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.accountkit.AccountServices;
import org.accountkit.AccountServicesBuilder;
import org.accountkit.UnsafeWiringException;
import org.accountkit.password.Argon2Parameters;
import org.accountkit.password.PasswordHasher;
import org.accountkit.secret.MasterKeys;
import org.accountkit.secret.Secret;
import org.accountkit.testkit.InMemoryStores;
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
                .hasMessageContaining("forget");
    }

    @Test
    void refusesStoresThatForget() {
        assertThat(problemsOf(complete())).singleElement().asString().contains("forget");
    }

    @Test
    void refusesAWeakHasher() {
        List<String> problems =
                problemsOf(complete().passwordHasher(PasswordHasher.argon2id(new Argon2Parameters(8, 1, 1))));

        assertThat(problems).anySatisfy(problem -> assertThat(problem).contains("m=8,t=1,p=1", "floor"));
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
