package org.accountkit.testkit.specification;

import static org.accountkit.access.RefusalCode.INVALID_CREDENTIALS;
import static org.accountkit.access.RefusalCode.TOO_MANY_ATTEMPTS;
import static org.accountkit.access.RefusalCode.WRONG_PASSWORD;
import static org.accountkit.testkit.specification.Refusals.assertRefused;
import static org.accountkit.testkit.specification.Refusals.refusal;
import static org.accountkit.testkit.specification.World.PASSWORD;
import static org.accountkit.testkit.specification.World.secret;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.accountkit.AccountServices;
import org.accountkit.access.RefusalCode;
import org.accountkit.access.RequestOrigin;
import org.accountkit.audit.AuditEventType;
import org.accountkit.secret.Secret;
import org.accountkit.signin.SignInResult.SignedIn;
import org.accountkit.signin.SignInService.PresentedTokens;
import org.accountkit.testkit.Race;
import org.accountkit.user.Realm;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Guesses: counted before they are judged, by account and by address. */
public abstract class ThrottleSpecification extends ServiceSpecification {

    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    /** After which nothing is left to sweep of what other tests did in the same database. */
    private static final Duration A_LIFETIME = Duration.ofDays(10_000);

    /** For subclasses. */
    protected ThrottleSpecification() {}

    @Test
    void makesTheAccountWaitAfterTheFifthFailure() {
        world.person("ada");
        failToSignIn("ada", 5);

        var waiting = assertRefused(TOO_MANY_ATTEMPTS, () -> world.signIn("ada", PASSWORD));

        assertThat(waiting.retryAfter()).contains(Duration.ofSeconds(30));
    }

    @Test
    void tellsTheWaitThatIsLeft() {
        world.person("ada");
        failToSignIn("ada", 5);
        world.clock.advance(Duration.ofSeconds(12));

        var waiting = assertRefused(TOO_MANY_ATTEMPTS, () -> world.signIn("ada", PASSWORD));

        assertThat(waiting.retryAfter()).contains(Duration.ofSeconds(18));
    }

    @Test
    void letsTheRightPasswordPassAfterTheWait() {
        world.person("ada");
        failToSignIn("ada", 5);
        world.clock.advance(Duration.ofSeconds(30));

        assertThat(world.signIn("ada", PASSWORD)).isInstanceOf(SignedIn.class);
    }

    @Test
    void doublesTheWaitUpToAnHour() {
        failToSignIn("ada", 5);
        for (long seconds = 30; seconds < 2 * LONGEST_WAIT.toSeconds(); seconds *= 2) {
            Duration wait = Duration.ofSeconds(Math.min(seconds, LONGEST_WAIT.toSeconds()));
            assertThat(refusal(() -> world.signIn("ada", "wrong")).retryAfter()).contains(wait);
            world.clock.advance(wait);
            assertRefused(INVALID_CREDENTIALS, () -> world.signIn("ada", "wrong"));
        }
        assertThat(refusal(() -> world.signIn("ada", "wrong")).retryAfter()).contains(LONGEST_WAIT);
    }

    @Test
    void doesNotCountWhatItRefuses() {
        world.person("ada");
        failToSignIn("ada", 5);
        for (int i = 0; i < 50; i++) {
            assertRefused(TOO_MANY_ATTEMPTS, () -> world.signIn("ada", "wrong"));
        }
        world.clock.advance(Duration.ofSeconds(30));

        assertThat(world.signIn("ada", PASSWORD)).isInstanceOf(SignedIn.class);
    }

    @Test
    void forgetsFailuresAfterASuccess() {
        world.person("ada");
        for (int i = 0; i < 5; i++) {
            failToSignIn("ada", 4);
            assertThat(world.signIn("ada", PASSWORD)).isInstanceOf(SignedIn.class);
        }
    }

    @Test
    @Tag("A01")
    void a01MakesUnknownNamesWaitLikeKnownOnes() {
        world.person("ada");
        failToSignIn("ada", 5);
        failToSignIn("nobody", 5);

        assertThat(refusal(() -> world.signIn("nobody", PASSWORD)))
                .isEqualTo(refusal(() -> world.signIn("ada", PASSWORD)));
    }

    @Test
    void countsAllSpellingsOfANameTogether() {
        world.person("jörg");
        for (String spelling : List.of("jörg", "JÖRG", "Jo\u0308rg", "Ｊörg", "jörG")) {
            assertRefused(INVALID_CREDENTIALS, () -> world.signIn(spelling, "wrong"));
        }

        assertRefused(TOO_MANY_ATTEMPTS, () -> world.signIn("jörg", PASSWORD));
    }

    @Test
    void countsEachAccountAndRealmApart() {
        world.person("ada");
        world.person("bob");
        failToSignIn("ada", 5);

        assertThat(world.signIn("bob", PASSWORD)).isInstanceOf(SignedIn.class);
        assertThat(refusal(() -> world.accounts
                                .inRealm(new Realm(world.realm.name() + "-2"))
                                .signIn()
                                .signIn("ada", secret(PASSWORD), PresentedTokens.NONE, RequestOrigin.unknown()))
                        .code())
                .isEqualTo(INVALID_CREDENTIALS);
    }

    @Test
    @Tag("A07")
    void a07EvaluatesFiveOfAHundredParallelGuesses() {
        world.person("ada");
        AccountServices otherNode = world.node();
        int before = world.hasher.verified();

        List<RefusalCode> codes = Race.results(100, () -> {
            AccountServices node = Thread.currentThread().getId() % 2 == 0 ? otherNode : world.accounts;
            return refusal(() ->
                            node.signIn().signIn("ada", secret("wrong"), PresentedTokens.NONE, RequestOrigin.unknown()))
                    .code();
        });

        assertThat(world.hasher.verified() - before).isBetween(1, 5);
        assertThat(codes).filteredOn(INVALID_CREDENTIALS::equals).hasSizeLessThanOrEqualTo(5);
        assertRefused(TOO_MANY_ATTEMPTS, () -> world.signIn("ada", PASSWORD));
    }

    @Test
    void locksAfterNinetyFailuresUntilAnUnlock() {
        Person ada = world.person("ada");
        lockPassword("ada");
        world.clock.advance(Duration.ofDays(29));

        assertThat(assertRefused(TOO_MANY_ATTEMPTS, () -> world.signIn("ada", PASSWORD))
                        .retryAfter())
                .contains(LONGEST_WAIT);
        world.accounts.users().unlock(world.root().caller(), ada.id());

        assertThat(world.signIn("ada", PASSWORD)).isInstanceOf(SignedIn.class);
        assertThat(world.events(AuditEventType.USER_UNLOCK)).hasSize(1);
    }

    @Test
    void keepsALockThroughASweep() {
        world.person("ada");
        lockPassword("ada");
        world.clock.advance(Duration.ofDays(400));

        world.accounts.operations().sweep();

        assertRefused(TOO_MANY_ATTEMPTS, () -> world.signIn("ada", PASSWORD));
    }

    @Test
    void keepsNoCounterOfAnAddressOrAStrangerForGood() {
        RequestOrigin origin = World.from("192.0.2.9");
        world.clock.advance(A_LIFETIME);
        world.accounts.operations().sweep();
        for (int stranger = 0; stranger < 30; stranger++) {
            String name = "stranger-" + stranger;
            assertRefused(INVALID_CREDENTIALS, () -> world.signIn(name, "wrong", origin));
        }
        world.clock.advance(Duration.ofMinutes(1));
        assertThat(world.accounts.operations().sweep()).isEqualTo(1);

        world.clock.advance(Duration.ofDays(30));
        assertThat(world.accounts.operations().sweep()).isEqualTo(30);
    }

    @Test
    void letsAKnownDevicePassWhileOutsidersWait() {
        world.person("ada");
        Secret device = ((SignedIn) world.signIn("ada", PASSWORD)).device().orElseThrow();
        lockPassword("ada");

        assertThat(signInFrom(device, "ada", PASSWORD)).isInstanceOf(SignedIn.class);
    }

    @Test
    void countsTheGuessesOfAKnownDeviceToo() {
        Person ada = world.person("ada");
        Secret device = ((SignedIn) world.signIn("ada", PASSWORD)).device().orElseThrow();
        for (int i = 0; i < 5; i++) {
            assertRefused(INVALID_CREDENTIALS, () -> signInFrom(device, "ada", "wrong"));
        }

        assertRefused(TOO_MANY_ATTEMPTS, () -> signInFrom(device, "ada", PASSWORD));
        assertThat(world.signIn("ada", PASSWORD)).isInstanceOf(SignedIn.class);

        world.accounts.users().unlock(world.root().caller(), ada.id());
        assertThat(signInFrom(device, "ada", PASSWORD)).isInstanceOf(SignedIn.class);
    }

    @Test
    void takesADeviceOfAnotherForAnOutsider() {
        world.person("ada");
        world.person("eve");
        Secret device = ((SignedIn) world.signIn("eve", PASSWORD)).device().orElseThrow();
        failToSignIn("ada", 5);

        assertRefused(TOO_MANY_ATTEMPTS, () -> signInFrom(device, "ada", PASSWORD));
    }

    @Test
    void forgetsADeviceAfterAHundredAndEightyDays() {
        world.person("ada");
        Secret device = ((SignedIn) world.signIn("ada", PASSWORD)).device().orElseThrow();
        world.clock.advance(Duration.ofDays(180));
        failToSignIn("ada", 5);

        assertRefused(TOO_MANY_ATTEMPTS, () -> signInFrom(device, "ada", PASSWORD));
    }

    @Test
    @Tag("A04")
    void a04CountsWrongCurrentPasswordsAndWrongProofsWithTheSignIns() {
        Person ada = world.person("ada");
        failToSignIn("ada", 2);
        failToChange(ada);
        failToProve(ada);
        failToSignIn("ada", 1);

        assertRefused(TOO_MANY_ATTEMPTS, () -> world.signIn("ada", PASSWORD));
    }

    @Test
    @Tag("A04")
    void a04MakesGuessesOfSomebodySignedInWait() {
        Person ada = world.person("ada");
        for (int i = 0; i < 4; i++) {
            failToProve(ada);
        }
        failToChange(ada);

        assertRefused(
                TOO_MANY_ATTEMPTS,
                () -> world.accounts.signIn().prove(ada.caller(), secret(PASSWORD), Optional.empty()));
        assertRefused(
                TOO_MANY_ATTEMPTS,
                () -> world.accounts
                        .passwords()
                        .change(ada.caller(), secret(PASSWORD), secret("another long password")));
    }

    @Test
    void letsSomebodySignedInProveAndChangeWhileOutsidersWait() {
        Person ada = world.person("ada");
        failToSignIn("ada", 5);

        ada.prove();
        assertThat(world.accounts.passwords().change(ada.caller(), secret(PASSWORD), secret("another long password")))
                .isNotNull();

        assertRefused(TOO_MANY_ATTEMPTS, () -> world.signIn("ada", "another long password"));
    }

    private void failToProve(Person person) {
        assertRefused(
                WRONG_PASSWORD,
                () -> world.accounts.signIn().prove(person.caller(), secret("wrong"), Optional.empty()));
    }

    private void failToChange(Person person) {
        assertRefused(
                WRONG_PASSWORD,
                () -> world.accounts
                        .passwords()
                        .change(person.caller(), secret("wrong"), secret("another long password")));
    }

    @Test
    @Tag("A08")
    void a08LetsThirtyFailuresAMinutePassFromAnAddress() {
        world.person("ada");
        failFrom("192.0.2.1", 30);

        assertRefused(TOO_MANY_ATTEMPTS, () -> world.signIn("ada", PASSWORD, World.from("192.0.2.1")));
        assertThat(world.signIn("ada", PASSWORD, World.from("192.0.2.2"))).isInstanceOf(SignedIn.class);

        world.clock.advance(Duration.ofMinutes(1));
        assertThat(world.signIn("ada", PASSWORD, World.from("192.0.2.1"))).isInstanceOf(SignedIn.class);
    }

    @Test
    void countsANetworkOfTheNewInternetAsOneAddress() {
        failFrom("2001:db8:1:2::1", 15);
        failFrom("2001:db8:1:2:ffff::9", 15);

        assertRefused(TOO_MANY_ATTEMPTS, () -> world.signIn("ada", PASSWORD, World.from("2001:db8:1:2::3")));
        assertRefused(INVALID_CREDENTIALS, () -> world.signIn("ada", PASSWORD, World.from("2001:db8:1:3::1")));
    }

    @Test
    void doesNotCountSuccessesAgainstAnAddress() {
        world.person("ada");
        for (int i = 0; i < 40; i++) {
            assertThat(world.signIn("ada", PASSWORD, World.from("192.0.2.1"))).isInstanceOf(SignedIn.class);
        }
    }

    private void failToSignIn(String name, int times) {
        for (int i = 0; i < times; i++) {
            assertRefused(INVALID_CREDENTIALS, () -> world.signIn(name, "wrong"));
        }
    }

    private void lockPassword(String name) {
        for (int i = 0; i < 90; i++) {
            assertRefused(INVALID_CREDENTIALS, () -> world.signIn(name, "wrong"));
            world.clock.advance(LONGEST_WAIT);
        }
    }

    private void failFrom(String address, int times) {
        for (int i = 0; i < times; i++) {
            String name = "nobody " + i + " at " + address;
            assertRefused(INVALID_CREDENTIALS, () -> world.signIn(name, "wrong", World.from(address)));
        }
    }

    private Object signInFrom(Secret device, String name, String password) {
        PresentedTokens presented = new PresentedTokens(Optional.empty(), Optional.of(device));
        return world.accounts.signIn().signIn(name, secret(password), presented, RequestOrigin.unknown());
    }
}
