package org.accountkit.testkit.specification;

import static org.accountkit.access.RefusalCode.INVALID_CREDENTIALS;
import static org.accountkit.access.RefusalCode.TOO_MANY_ATTEMPTS;
import static org.accountkit.access.RefusalCode.WRONG_CODE;
import static org.accountkit.testkit.specification.Refusals.assertRefused;
import static org.accountkit.testkit.specification.Refusals.refusal;
import static org.accountkit.testkit.specification.World.PASSWORD;
import static org.accountkit.testkit.specification.World.secret;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.accountkit.AccountServices;
import org.accountkit.access.RefusalCode;
import org.accountkit.access.RequestOrigin;
import org.accountkit.secret.Secret;
import org.accountkit.signin.SignInService.PresentedTokens;
import org.accountkit.testkit.Race;
import org.accountkit.twofactor.SecondFactor;
import org.accountkit.twofactor.SecondFactor.Code;
import org.accountkit.twofactor.SecondFactor.RecoveryCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Guessed TOTP codes and recovery codes: each kind has a separate counter. */
public abstract class CodeThrottleSpecification extends ServiceSpecification {

    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    /** For subclasses. */
    protected CodeThrottleSpecification() {}

    @Test
    @Tag("A19")
    void a19ThrottlesCodesOnASeparateCounter() {
        Person ada = world.person("ada").withPhone();
        for (int i = 0; i < 5; i++) {
            assertRefused(WRONG_CODE, () -> proveBy(ada, wrongCode(ada)));
        }

        assertRefused(TOO_MANY_ATTEMPTS, () -> proveBy(ada, new Code(ada.shownCode())));
        Secret pending = ada.beginSignIn();
        assertRefused(TOO_MANY_ATTEMPTS, () -> ada.complete(pending, new Code(ada.shownCode())));
        assertThat(ada.complete(pending, ada.recoveryCode(0))).isNotNull();
    }

    @Test
    @Tag("A19")
    void a19LocksAfterThirtyWrongCodesHoweverTheyArePresented() {
        Person ada = world.person("ada").withPhone();
        AccountServices otherNode = world.node();
        for (int i = 0; i < 5; i++) {
            assertRefused(WRONG_CODE, () -> proveBy(ada, wrongCode(ada)));
        }
        for (int i = 5; i < 30; i++) {
            world.clock.advance(LONGEST_WAIT);
            giveWrongCode(i % 2 == 0 ? world.accounts : otherNode, ada, World.from("192.0.2." + i));
        }
        world.clock.advance(LONGEST_WAIT);
        Secret pending = ada.beginSignIn();

        assertRefused(TOO_MANY_ATTEMPTS, () -> ada.complete(pending, ada.freshCode()));
        world.accounts.operations().unlock(ada.id());
        assertThat(ada.complete(pending, ada.freshCode())).isNotNull();
    }

    @Test
    @Tag("A19")
    void a19AcceptsRecoveryCodesWhileCodesAreLocked() {
        Person ada = world.person("ada").withPhone();
        for (int i = 0; i < 30; i++) {
            giveWrongCode(world.accounts, ada, RequestOrigin.unknown());
            world.clock.advance(LONGEST_WAIT);
        }

        assertThat(ada.complete(ada.beginSignIn(), ada.recoveryCode(0))).isNotNull();
    }

    @Test
    @Tag("A19")
    void a19LocksAfterAHundredWrongCodesInThirtyDaysDespiteSuccesses() {
        Person ada = world.person("ada").withPhone();
        for (int i = 0; i < 25; i++) {
            for (int j = 0; j < 4; j++) {
                assertRefused(WRONG_CODE, () -> proveBy(ada, wrongCode(ada)));
            }
            if (i < 24) {
                ada.prove();
            }
        }

        assertRefused(TOO_MANY_ATTEMPTS, () -> proveBy(ada, ada.freshCode()));
        world.clock.advance(Duration.ofDays(31));
        Secret pending = ada.beginSignIn();
        assertRefused(TOO_MANY_ATTEMPTS, () -> ada.complete(pending, ada.freshCode()));
        world.accounts.users().unlock(world.root().caller(), ada.id());
        assertThat(ada.complete(pending, ada.freshCode())).isNotNull();
    }

    @Test
    @Tag("A21")
    void a21PendingSignInAcceptsNoCodeOnceCodesAreLocked() {
        Person ada = world.person("ada").withPhone();
        for (int i = 0; i < 29; i++) {
            giveWrongCode(world.accounts, ada, RequestOrigin.unknown());
            world.clock.advance(LONGEST_WAIT);
        }
        Secret pending = ada.beginSignIn();
        giveWrongCode(world.accounts, ada, RequestOrigin.unknown());

        assertRefused(TOO_MANY_ATTEMPTS, () -> ada.complete(pending, ada.freshCode()));
    }

    /** As with passwords, however many guesses arrive concurrently. */
    @Test
    @Tag("A07")
    @Tag("A19")
    void a07EvaluatesFiveOfManyParallelCodes() {
        Person ada = world.person("ada").withPhone();
        List<Secret> begun = Stream.generate(ada::beginSignIn).limit(8).toList();
        Queue<Secret> pendings = new ConcurrentLinkedQueue<>(
                Collections.nCopies(3, begun).stream().flatMap(List::stream).toList());
        Code wrong = wrongCode(ada);

        List<RefusalCode> codes = Race.results(24, () -> {
            Secret pending = pendings.remove();
            return refusal(() -> ada.complete(pending, wrong)).code();
        });

        assertThat(codes).filteredOn(INVALID_CREDENTIALS::equals).hasSizeBetween(1, 5);
        assertThat(codes).filteredOn(code -> code != INVALID_CREDENTIALS).containsOnly(TOO_MANY_ATTEMPTS);
    }

    @Test
    void locksRecoveryCodesAfterThirtyWrongOnesButNotCodes() {
        Person ada = world.person("ada").withPhone();
        RecoveryCode wrong = new RecoveryCode(secret("AAAA-BBBB-CCCC-DDDD-EEEE-FFFF"));
        for (int i = 0; i < 30; i++) {
            assertRefused(WRONG_CODE, () -> proveBy(ada, wrong));
        }
        world.clock.advance(Duration.ofMinutes(1));

        assertRefused(TOO_MANY_ATTEMPTS, () -> proveBy(ada, ada.recoveryCode(0)));
        proveBy(ada, ada.freshCode());
    }

    @Test
    void doesNotCountWrongCodesOfAnEnrolment() {
        Person ada = world.person("ada");
        world.accounts.twoFactor().begin(ada.caller());
        for (int i = 0; i < 5; i++) {
            assertRefused(WRONG_CODE, () -> world.accounts.twoFactor().validate(ada.caller(), secret("000000")));
        }

        ada.withPhone();

        assertThat(ada.complete(ada.beginSignIn(), ada.freshCode())).isNotNull();
    }

    private void proveBy(Person person, SecondFactor factor) {
        person.moveTo(world.accounts.signIn().prove(person.caller(), secret(PASSWORD), Optional.of(factor)));
    }

    private void giveWrongCode(AccountServices node, Person person, RequestOrigin origin) {
        Secret pending = person.beginSignIn();
        assertRefused(
                INVALID_CREDENTIALS,
                () -> node.signIn().completeSignIn(pending, wrongCode(person), PresentedTokens.NONE, origin));
    }

    private Code wrongCode(Person person) {
        return new Code(secret(person.phone().code(world.clock.instant().minus(Duration.ofDays(1)))));
    }
}
