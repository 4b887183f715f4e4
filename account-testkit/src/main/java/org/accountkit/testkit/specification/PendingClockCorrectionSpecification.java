package org.accountkit.testkit.specification;

import static org.accountkit.access.RefusalCode.NOT_AUTHENTICATED;
import static org.accountkit.access.RefusalCode.NOT_FOUND;
import static org.accountkit.testkit.specification.Refusals.assertRefused;
import static org.accountkit.testkit.specification.World.secret;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.accountkit.secret.Secret;
import org.accountkit.twofactor.SecondFactor.Code;
import org.accountkit.twofactor.TwoFactorService.TotpEnrolment;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pending sign-ins and enrolments after the clock was corrected. */
public abstract class PendingClockCorrectionSpecification extends ServiceSpecification {

    private static final Duration HOUR = Duration.ofHours(1);

    private Person ada;

    /** For subclasses. */
    protected PendingClockCorrectionSpecification() {}

    @BeforeEach
    void signAdaIn() {
        ada = world.person("ada");
    }

    @Test
    void endsAPendingSignInFromTheFuture() {
        ada.withPhone();
        Secret pending = ada.beginSignIn();
        world.clock.advance(HOUR.negated());

        assertThat(world.accounts.signIn().isPending(pending)).isFalse();
        assertRefused(NOT_AUTHENTICATED, () -> ada.complete(pending, new Code(secret("000000"))));
    }

    @Test
    void doesNotReviveAPendingSignInThatWasFoundOver() {
        ada.withPhone();
        Secret pending = ada.beginSignIn();
        world.clock.advance(Duration.ofMinutes(5));
        assertThat(world.accounts.signIn().isPending(pending)).isFalse();
        world.clock.advance(Duration.ofMinutes(-3));

        assertThat(world.accounts.signIn().isPending(pending)).isFalse();
    }

    @Test
    void endsAnEnrolmentFromTheFuture() {
        TotpEnrolment before = begin(ada);
        world.clock.advance(HOUR.negated());
        ada.signIn();

        assertRefused(NOT_FOUND, () -> world.accounts.twoFactor().pending(ada.caller()));
        TotpEnrolment after = begin(ada);
        assertThat(after.begunNow()).isTrue();
        assertThat(after.secretKey().reveal()).isNotEqualTo(before.secretKey().reveal());
        assertThat(after.expiresAt()).isEqualTo(world.clock.instant().plus(Duration.ofMinutes(5)));
    }

    @Test
    void replacesAnEnrolmentFromTheFuture() {
        begin(ada);
        world.clock.advance(Duration.ofMinutes(-10));
        ada.signIn();

        TotpEnrolment after = begin(ada);

        assertThat(after.begunNow()).isTrue();
        assertThat(after.expiresAt()).isEqualTo(world.clock.instant().plus(Duration.ofMinutes(5)));
    }

    @Test
    void doesNotReviveAnEnrolmentThatWasFoundOver() {
        ada.signIn();
        begin(ada);
        world.clock.advance(Duration.ofMinutes(5));
        ada.prove();
        assertRefused(NOT_FOUND, () -> world.accounts.twoFactor().pending(ada.caller()));
        world.clock.advance(Duration.ofMinutes(-3));
        ada.signIn();

        assertRefused(NOT_FOUND, () -> world.accounts.twoFactor().pending(ada.caller()));
    }

    private TotpEnrolment begin(Person person) {
        TotpEnrolment enrolment = world.accounts.twoFactor().begin(person.caller());
        world.keepSecret(enrolment.secretKey(), enrolment.otpAuthUri());
        return enrolment;
    }
}
