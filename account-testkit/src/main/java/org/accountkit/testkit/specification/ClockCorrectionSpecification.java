package org.accountkit.testkit.specification;

import static org.accountkit.access.RefusalCode.INVALID_CREDENTIALS;
import static org.accountkit.access.RefusalCode.REAUTHENTICATION_REQUIRED;
import static org.accountkit.access.RefusalCode.TOO_MANY_ATTEMPTS;
import static org.accountkit.testkit.specification.Refusals.assertRefused;
import static org.accountkit.testkit.specification.Refusals.refusal;
import static org.accountkit.testkit.specification.World.PASSWORD;
import static org.accountkit.testkit.specification.World.secret;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.accountkit.AccountServices;
import org.accountkit.access.RequestOrigin;
import org.accountkit.secret.Secret;
import org.accountkit.session.Session;
import org.accountkit.signin.SignInResult.SignedIn;
import org.accountkit.signin.SignInService.PresentedTokens;
import org.accountkit.testkit.MutableClock;
import org.accountkit.testkit.Race;
import org.accountkit.twofactor.SecondFactor.Code;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Clocks that are corrected backwards, and nodes whose clocks are apart. */
public abstract class ClockCorrectionSpecification extends ServiceSpecification {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration FIRST_WAIT = Duration.ofSeconds(30);

    private Person ada;

    /** For subclasses. */
    protected ClockCorrectionSpecification() {}

    @BeforeEach
    void signAdaIn() {
        ada = world.person("ada");
    }

    static Stream<Duration> corrections() {
        return Stream.of(
                Duration.ofMillis(3), Duration.ofSeconds(20), Duration.ofMinutes(10), HOUR, Duration.ofDays(1));
    }

    @ParameterizedTest
    @MethodSource("corrections")
    @Tag("A71")
    void a71FreeFailuresFromTheFutureNeverWait(Duration correction) {
        failToSignIn(4);
        world.clock.advance(correction.negated());

        assertThat(world.signIn("ada", PASSWORD)).isInstanceOf(SignedIn.class);
    }

    @ParameterizedTest
    @MethodSource("corrections")
    @Tag("A71")
    void a71NoWaitFromTheFutureExceedsItsOwnStep(Duration correction) {
        failToSignIn(5);
        world.clock.advance(correction.negated());

        assertThat(refusal(() -> world.signIn("ada", PASSWORD)).retryAfter()).contains(FIRST_WAIT);
        world.clock.advance(FIRST_WAIT.minusMillis(1));
        assertRefused(TOO_MANY_ATTEMPTS, () -> world.signIn("ada", PASSWORD));
        world.clock.advance(Duration.ofMillis(1));
        assertThat(world.signIn("ada", PASSWORD)).isInstanceOf(SignedIn.class);
    }

    @ParameterizedTest
    @MethodSource("corrections")
    @Tag("A71")
    void a71AnAddressWaitsNoLongerThanItsWindow(Duration correction) {
        RequestOrigin origin = World.from("socket " + UUID.randomUUID());
        for (int i = 0; i < 30; i++) {
            String name = "nobody " + i;
            assertRefused(INVALID_CREDENTIALS, () -> world.signIn(name, "wrong", origin));
        }
        world.clock.advance(correction.negated());

        assertThat(refusal(() -> world.signIn("ada", PASSWORD, origin)).retryAfter())
                .contains(Duration.ofMinutes(1));
        world.clock.advance(Duration.ofMinutes(1));
        assertThat(world.signIn("ada", PASSWORD, origin)).isInstanceOf(SignedIn.class);
    }

    @ParameterizedTest
    @MethodSource("corrections")
    @Tag("A71")
    void a71CodesWaitNoLongerThanTheirOwnStep(Duration correction) {
        ada.withPhone();
        for (int i = 0; i < 5; i++) {
            Secret pending = ada.beginSignIn();
            assertRefused(INVALID_CREDENTIALS, () -> ada.complete(pending, new Code(secret("000000"))));
        }
        world.clock.advance(correction.negated());

        Secret pending = ada.beginSignIn();
        assertThat(refusal(() -> ada.complete(pending, new Code(secret("000000"))))
                        .retryAfter())
                .contains(FIRST_WAIT);
        world.clock.advance(FIRST_WAIT);
        assertRefused(INVALID_CREDENTIALS, () -> ada.complete(pending, new Code(secret("000000"))));
    }

    @Test
    @Tag("A71")
    void a71SignInsAtOnceWithTheRightPasswordNeverWait() {
        for (int round = 0; round < 10; round++) {
            assertThat(Race.successes(5, () -> world.signIn("ada", PASSWORD))).hasSize(5);
        }
    }

    /** The node that is ahead records the failures; the one that is behind judges the next attempt. */
    @Test
    @Tag("A71")
    void a71NodesTwentySecondsApartMakeNobodyWaitLonger() {
        MutableClock ahead = new MutableClock(world.clock.instant().plusSeconds(20));
        AccountServices early = world.node(builder -> builder.clock(ahead));
        for (int i = 0; i < 4; i++) {
            assertRefused(INVALID_CREDENTIALS, () -> signIn(early, "wrong"));
        }
        assertThat(world.signIn("ada", PASSWORD)).isInstanceOf(SignedIn.class);

        for (int i = 0; i < 5; i++) {
            assertRefused(INVALID_CREDENTIALS, () -> signIn(early, "wrong"));
        }
        assertThat(refusal(() -> world.signIn("ada", PASSWORD)).retryAfter()).contains(FIRST_WAIT);
        world.clock.advance(FIRST_WAIT);
        assertThat(world.signIn("ada", PASSWORD)).isInstanceOf(SignedIn.class);
    }

    @ParameterizedTest
    @MethodSource("corrections")
    @Tag("A72")
    void a72TheSessionJustOpenedLivesAmongSessionsFromTheFuture(Duration correction) {
        for (int i = 0; i < 20; i++) {
            world.clock.advance(Duration.ofMillis(1));
            ada.signIn();
        }
        world.clock.advance(correction.negated());

        List<Person> opened = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            opened.add(ada.atAnotherBrowser());
        }

        assertThat(opened).allMatch(Person::isSignedIn);
        assertThat(world.stores.sessions().list(ada.id())).hasSize(20);
        assertThat(world.accounts.sessions().list(opened.get(0).caller()))
                .extracting(Session::id)
                .contains(opened.get(2).caller().credential().id());
    }

    @Test
    void endsAnIdleSessionThatWasLastUsedInTheFuture() {
        world.clock.advance(HOUR.negated());
        world.clock.advance(Duration.ofMinutes(30));

        assertThat(ada.isSignedIn()).isFalse();
        assertThat(ada.atAnotherBrowser().isSignedIn()).isTrue();
    }

    @Test
    void endsASessionOnANodeThatKnowsOnlyItsStoredUse() {
        world.accounts.flush();
        world.clock.advance(HOUR.negated());

        assertThat(ada.isSignedIn(world.node())).isFalse();
    }

    /** Two nodes may be a little apart. */
    @Test
    void keepsASessionThatAnotherNodeOpenedAMomentAhead() {
        world.clock.advance(Duration.ofSeconds(-40));

        assertThat(ada.isSignedIn()).isTrue();
        assertThat(ada.isProven()).isTrue();
    }

    @Test
    void doesNotReviveASessionThatWasFoundIdle() {
        world.clock.advance(Duration.ofMinutes(30));
        assertThat(ada.isSignedIn()).isFalse();
        world.clock.advance(Duration.ofMinutes(-5));

        assertThat(ada.isSignedIn()).isFalse();
        assertThat(ada.isSignedIn(world.node())).isFalse();
    }

    @Test
    void doesNotListSessionsFromTheFuture() {
        ada.atAnotherBrowser();
        world.clock.advance(HOUR.negated());
        ada.signIn();

        assertThat(world.accounts.sessions().list(ada.caller())).hasSize(1);
    }

    @Test
    void doesNotAcceptAProofThatIsOlderThanTheClockSays() {
        world.clock.advance(HOUR.negated());
        Person later = ada.atAnotherBrowser();
        world.clock.advance(Duration.ofMinutes(6));

        assertThat(ada.isSignedIn()).isFalse();
        assertRefused(
                REAUTHENTICATION_REQUIRED, () -> world.accounts.twoFactor().begin(later.caller()));
    }

    private void failToSignIn(int times) {
        for (int i = 0; i < times; i++) {
            assertRefused(INVALID_CREDENTIALS, () -> world.signIn("ada", "wrong"));
        }
    }

    private static Object signIn(AccountServices node, String password) {
        return node.signIn()
                .signIn(
                        "ada",
                        secret(password),
                        new PresentedTokens(Optional.empty(), Optional.empty()),
                        RequestOrigin.unknown());
    }
}
