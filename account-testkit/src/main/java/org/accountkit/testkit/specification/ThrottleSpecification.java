package org.accountkit.testkit.specification;

import static org.accountkit.access.RefusalCode.INVALID_CREDENTIALS;
import static org.accountkit.access.RefusalCode.TOO_MANY_ATTEMPTS;
import static org.accountkit.testkit.specification.Refusals.assertRefused;
import static org.accountkit.testkit.specification.Refusals.refusal;
import static org.accountkit.testkit.specification.World.PASSWORD;
import static org.accountkit.testkit.specification.World.secret;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.accountkit.AccountServices;
import org.accountkit.access.RefusalCode;
import org.accountkit.access.RequestOrigin;
import org.accountkit.audit.AuditEventType;
import org.accountkit.signin.SignInResult.SignedIn;
import org.accountkit.signin.SignInService.PresentedTokens;
import org.accountkit.testkit.Race;
import org.accountkit.user.Realm;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Password guesses at an account: counted before they are verified, throttled, and locked in the end. */
public abstract class ThrottleSpecification extends ServiceSpecification {

    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    /** Long enough for a sweep to delete everything that other tests left behind in the same database. */
    private static final Duration A_LIFETIME = Duration.ofDays(10_000);

    /** For subclasses. */
    protected ThrottleSpecification() {}

    @Test
    void throttlesTheAccountAfterTheFifthFailure() {
        world.person("ada");
        failToSignIn("ada", 5);

        var waiting = assertRefused(TOO_MANY_ATTEMPTS, () -> world.signIn("ada", PASSWORD));

        assertThat(waiting.retryAfter()).contains(Duration.ofSeconds(30));
    }

    @Test
    void reportsTheRemainingWait() {
        world.person("ada");
        failToSignIn("ada", 5);
        world.clock.advance(Duration.ofSeconds(12));

        var waiting = assertRefused(TOO_MANY_ATTEMPTS, () -> world.signIn("ada", PASSWORD));

        assertThat(waiting.retryAfter()).contains(Duration.ofSeconds(18));
    }

    @Test
    void acceptsTheRightPasswordAfterTheWait() {
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
    void a01ThrottlesUnknownNamesLikeKnownOnes() {
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
    void countsEachAccountAndRealmSeparately() {
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
    void keepsNoCounterOfAnAddressOrUnknownNameForever() {
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
}
