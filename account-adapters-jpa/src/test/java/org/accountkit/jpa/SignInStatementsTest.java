package org.accountkit.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.accountkit.AccountServices;
import org.accountkit.access.RefusalCode;
import org.accountkit.access.RefusedException;
import org.accountkit.access.RequestOrigin;
import org.accountkit.administration.NewUser;
import org.accountkit.administration.UserEdit;
import org.accountkit.password.PasswordHasher;
import org.accountkit.secret.MasterKeys;
import org.accountkit.secret.Secret;
import org.accountkit.signin.SignInResult.SignedIn;
import org.accountkit.signin.SignInService.PresentedTokens;
import org.accountkit.testkit.MutableClock;
import org.accountkit.testkit.TestHashers;
import org.accountkit.user.Realm;
import org.accountkit.user.UserId;
import org.accountkit.user.Username;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A refused sign-in sends the same statements, whoever it is for: their number would show in the time. */
@Tag("A01")
class SignInStatementsTest {

    private static final Secret PASSWORD = Secret.ofText("correct horse battery staple");
    private static final Secret WRONG = Secret.ofText("a wrong password, that is");
    private static final PasswordHasher HASHER = TestHashers.cheapest();

    private final MutableClock clock = new MutableClock();
    private final AccountServices accounts = AccountServices.builder()
            .stores(TestDatabase.h2().stores())
            .masterKeys(MasterKeys.of("statements", Secret.ofText("master key of the specifications")))
            .productName("Statements")
            .tokenPrefix("st")
            .realm(new Realm(UUID.randomUUID().toString()))
            .clock(clock)
            .passwordHasher(HASHER)
            .forTests()
            .build();

    private Optional<Secret> device = Optional.empty();

    @BeforeEach
    void addUsers() {
        accounts.operations().createAdministrator(Username.of("root"), PASSWORD, false);
        SignedIn root =
                (SignedIn) accounts.signIn().signIn("root", PASSWORD, PresentedTokens.NONE, RequestOrigin.unknown());
        device = root.device();
        var caller = accounts.sessions()
                .authenticate(root.session(), RequestOrigin.unknown())
                .orElseThrow();
        accounts.users().create(caller, NewUser.of(Username.of("ada"), PASSWORD));
        UserId dan = accounts.users()
                .create(caller, NewUser.of(Username.of("dan"), PASSWORD))
                .id();
        accounts.users().edit(caller, dan, UserEdit.basedOn(0).enabled(false).build());
    }

    @AfterEach
    void close() {
        accounts.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"dan", "nobody"})
    void a01TheSameForEveryName(String name) {
        assertThat(refused("ada", RefusalCode.INVALID_CREDENTIALS, "192.0.2.3"))
                .isNotEmpty()
                .isEqualTo(refused(name, RefusalCode.INVALID_CREDENTIALS, "192.0.2.4"));
    }

    /** From the second failure on, a counter is updated where it was inserted. */
    @ParameterizedTest
    @ValueSource(strings = {"dan", "nobody"})
    void a01TheSameAtEveryFailureAndWhileItWaits(String name) {
        for (int failure = 1; failure <= 5; failure++) {
            assertThat(refused("ada", RefusalCode.INVALID_CREDENTIALS, "192.0.2.1"))
                    .isEqualTo(refused(name, RefusalCode.INVALID_CREDENTIALS, "192.0.2.2"));
        }

        assertThat(refused("ada", RefusalCode.TOO_MANY_ATTEMPTS, "192.0.2.1"))
                .isEqualTo(refused(name, RefusalCode.TOO_MANY_ATTEMPTS, "192.0.2.2"))
                .noneMatch(sql -> sql.contains("account_password"));
    }

    /** The one that a guesser can repeat as often as they like: nothing is counted or recorded. */
    @Test
    void a01TheSameWhileAnAddressWaits() {
        for (int i = 0; i < 30; i++) {
            refused("guess " + i, RefusalCode.INVALID_CREDENTIALS, "192.0.2.9");
        }

        List<String> known = refused("ada", RefusalCode.TOO_MANY_ATTEMPTS, "192.0.2.9");

        assertThat(refused("nobody", RefusalCode.TOO_MANY_ATTEMPTS, "192.0.2.9"))
                .isEqualTo(known);
        assertThat(refused("dan", RefusalCode.TOO_MANY_ATTEMPTS, "192.0.2.9")).isEqualTo(known);
        assertThat(refused("not\u0000a name", RefusalCode.TOO_MANY_ATTEMPTS, "192.0.2.9"))
                .isEqualTo(known);
        assertThat(known).allMatch(sql -> sql.contains("account_attempt"));
    }

    /** Somebody who has an account knows what their own cookie makes of their own name, and of no other. */
    @ParameterizedTest
    @ValueSource(strings = {"dan", "nobody"})
    void a01TheSameWithTheDeviceOfAnotherUser(String name) {
        assertThat(refused("ada", RefusalCode.INVALID_CREDENTIALS, "192.0.2.1", device))
                .isEqualTo(refused(name, RefusalCode.INVALID_CREDENTIALS, "192.0.2.2", device));
    }

    private List<String> refused(String name, RefusalCode code, String address) {
        return refused(name, code, address, Optional.empty());
    }

    private List<String> refused(String name, RefusalCode code, String address, Optional<Secret> presented) {
        RequestOrigin origin = new RequestOrigin(Optional.of(address), Optional.empty(), Optional.empty());
        return StatementCounter.sentBy(() -> assertThatThrownBy(() ->
                        accounts.signIn().signIn(name, WRONG, new PresentedTokens(Optional.empty(), presented), origin))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(code)));
    }
}
