package org.accountkit.testkit.specification;

import static org.accountkit.access.RefusalCode.INVALID_CREDENTIALS;
import static org.accountkit.testkit.specification.Refusals.assertRefused;
import static org.accountkit.testkit.specification.Refusals.refusal;
import static org.accountkit.testkit.specification.World.PASSWORD;
import static org.accountkit.testkit.specification.World.secret;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.accountkit.AccountServices;
import org.accountkit.access.Refusal;
import org.accountkit.access.RefusedException;
import org.accountkit.access.RequestOrigin;
import org.accountkit.audit.AuditEvent.AuditOutcome;
import org.accountkit.audit.AuditEventType;
import org.accountkit.secret.Secret;
import org.accountkit.signin.SignInResult.SecondFactorRequired;
import org.accountkit.signin.SignInResult.SignedIn;
import org.accountkit.signin.SignInService;
import org.accountkit.signin.SignInService.PresentedTokens;
import org.accountkit.testkit.Race;
import org.accountkit.transaction.StoreFailedException;
import org.accountkit.twofactor.SecondFactor;
import org.accountkit.twofactor.SecondFactor.Code;
import org.accountkit.twofactor.SecondFactor.RecoveryCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The second step of a sign-in. */
public abstract class SecondFactorSpecification extends ServiceSpecification {

    private static final Duration TIME_STEP = Duration.ofSeconds(30);

    private Person ada;

    /** For subclasses. */
    protected SecondFactorSpecification() {}

    @BeforeEach
    void setUpPhone() {
        ada = world.person("ada").withPhone();
    }

    @Test
    void asksForTheSecondFactorAndOpensNoSession() {
        int sessions = world.accounts.sessions().list(ada.caller()).size();

        SecondFactorRequired result = (SecondFactorRequired) world.signIn("ada", PASSWORD);

        assertThat(result.expiresIn()).isEqualTo(Duration.ofMinutes(5));
        assertThat(Tokens.kind(result.pending())).isEqualTo('p');
        assertThat(world.accounts.signIn().isPending(result.pending())).isTrue();
        assertThat(world.accounts.sessions().list(ada.caller())).hasSize(sessions);
    }

    @Test
    void asksOnlyAfterTheRightPassword() {
        assertRefused(INVALID_CREDENTIALS, () -> world.signIn("ada", "wrong"));
    }

    @Test
    void completesWithACode() {
        Secret pending = ada.beginSignIn();

        SignedIn result = ada.complete(pending, ada.freshCode());

        assertThat(result.account().id()).isEqualTo(ada.id());
        assertThat(result.device()).isPresent();
        assertThat(Person.isValid(world.accounts, result.session())).isTrue();
        assertThat(world.events(AuditEventType.SECOND_FACTOR).get(0).outcome()).isEqualTo(AuditOutcome.SUCCESS);
    }

    @Test
    void completesWithARecoveryCode() {
        SignedIn result = ada.complete(ada.beginSignIn(), ada.recoveryCode(3));

        assertThat(Person.isValid(world.accounts, result.session())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1})
    void acceptsACodeWithinOneStep(int steps) {
        Secret pending = ada.beginSignIn();
        world.clock.advance(TIME_STEP.multipliedBy(2));

        SignedIn result = ada.complete(pending, codeFor(steps));

        assertThat(result.account().id()).isEqualTo(ada.id());
    }

    @ParameterizedTest
    @ValueSource(ints = {-3, -2, 2, 3})
    void refusesACodeOutsideTheWindow(int steps) {
        world.clock.advance(TIME_STEP.multipliedBy(9));
        Secret pending = ada.beginSignIn();

        assertRefused(INVALID_CREDENTIALS, () -> ada.complete(pending, codeFor(steps)));
    }

    @Test
    @Tag("A11")
    void a11RefusesAReplayLikeAWrongCode() {
        Code code = ada.freshCode();
        ada.complete(ada.beginSignIn(), code);
        Secret pending = ada.beginSignIn();

        Refusal replayed = refusal(() -> ada.complete(pending, code));
        Refusal wrong = refusal(() -> ada.complete(pending, wrongCode()));

        assertThat(replayed.code()).isEqualTo(INVALID_CREDENTIALS);
        assertThat(replayed).isEqualTo(wrong);
    }

    @Test
    @Tag("A11")
    void a11LetsOneOfSeveralConcurrentSignInsUseACode() {
        List<Callable<SignedIn>> signIns = Stream.generate(ada::beginSignIn)
                .limit(4)
                .<Callable<SignedIn>>map(pending -> () -> ada.complete(pending, new Code(ada.shownCode())))
                .toList();
        world.clock.advance(TIME_STEP);

        assertThat(Race.successes(signIns)).hasSize(1);
    }

    @Test
    @Tag("A12")
    void a12RefusesAnOlderStepAfterANewerOne() {
        ada.complete(ada.beginSignIn(), codeFor(1));
        Secret pending = ada.beginSignIn();

        assertRefused(INVALID_CREDENTIALS, () -> ada.complete(pending, codeFor(0)));
        assertRefused(INVALID_CREDENTIALS, () -> ada.complete(pending, codeFor(1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "abcdef", "12345", "1234567", "１２３４５６", "-12345", "0x1234", "null", "123 456"})
    @Tag("A20")
    void a20RefusesAnythingButACode(String text) {
        Secret pending = ada.beginSignIn();

        assertRefused(INVALID_CREDENTIALS, () -> ada.complete(pending, new Code(secret(text))));
        assertRefused(INVALID_CREDENTIALS, () -> ada.complete(pending, new RecoveryCode(secret(text))));
    }

    @Test
    @Tag("A20")
    void a20RefusesACodeOnceTwoFactorAuthenticationIsGone() {
        Secret pending = ada.beginSignIn();
        world.stores.totps().delete(ada.id());

        assertRefused(INVALID_CREDENTIALS, () -> ada.complete(pending, ada.freshCode()));
    }

    @Test
    @Tag("A20")
    void a20FailsClosedWhenTheVerifierFails() {
        SignInService failing = world.node(
                        builder -> builder.protector(new FailingProtector("The key store is on fire.")))
                .signIn();
        Secret pending = ada.beginSignIn();
        int sessions = world.stores.sessions().list(ada.id()).size();

        assertThatExceptionOfType(StoreFailedException.class)
                .isThrownBy(() -> failing.completeSignIn(
                        pending, ada.freshCode(), PresentedTokens.NONE, RequestOrigin.unknown()));
        assertThatExceptionOfType(StoreFailedException.class)
                .isThrownBy(() -> failing.prove(ada.caller(), secret(PASSWORD), Optional.of(ada.freshCode())));

        assertThat(world.stores.sessions().list(ada.id())).hasSize(sessions);
        assertThat(ada.isSignedIn()).isTrue();
    }

    @Test
    @Tag("A25")
    void a25RefusesTheRecoveryCodeOfAnotherUser() {
        Person bob = world.person("bob").withPhone();

        assertRefused(INVALID_CREDENTIALS, () -> ada.complete(ada.beginSignIn(), bob.recoveryCode(0)));

        assertThat(bob.complete(bob.beginSignIn(), bob.recoveryCode(0))).isNotNull();
    }

    @Test
    @Tag("A62")
    void a62SpendsACodeOnceThoughTheClocksOfTwoNodesDiffer() {
        AccountServices late = nodeOffBy(Duration.ofSeconds(-20));
        AccountServices early = nodeOffBy(Duration.ofSeconds(20));
        Secret first = ada.beginSignIn();
        Secret second = ada.beginSignIn();
        Code code = ada.freshCode();

        assertThat(completes(early, first, code)).isTrue();
        assertThat(completes(late, second, code)).isFalse();
        assertThat(completes(late, second, ada.freshCode())).isTrue();
    }

    private AccountServices nodeOffBy(Duration offset) {
        return world.node(builder -> builder.clock(Clock.offset(world.clock, offset)));
    }

    private static boolean completes(AccountServices node, Secret pending, SecondFactor factor) {
        try {
            node.signIn().completeSignIn(pending, factor, PresentedTokens.NONE, RequestOrigin.unknown());
            return true;
        } catch (RefusedException e) {
            return false;
        }
    }

    private Code codeFor(int steps) {
        return new Code(secret(ada.phone().code(world.clock.instant().plus(TIME_STEP.multipliedBy(steps)))));
    }

    /** A code for a time step long past. */
    private Code wrongCode() {
        return codeFor(-1000);
    }
}
