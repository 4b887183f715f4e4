package org.accountkit.testkit.specification;

import static org.accountkit.access.RefusalCode.INVALID_CREDENTIALS;
import static org.accountkit.access.RefusalCode.WRONG_CODE;
import static org.accountkit.testkit.specification.Refusals.assertRefused;
import static org.accountkit.testkit.specification.Refusals.refusal;
import static org.accountkit.testkit.specification.World.PASSWORD;
import static org.accountkit.testkit.specification.World.secret;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.accountkit.access.Refusal;
import org.accountkit.audit.AuditEvent;
import org.accountkit.audit.AuditEventType;
import org.accountkit.secret.Secret;
import org.accountkit.testkit.VirtualAuthenticator;
import org.accountkit.twofactor.SecondFactor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A phone whose clock is wrong: its codes are refused, and its owner is told why. */
public abstract class ClockDriftSpecification extends ServiceSpecification {

    /** For subclasses. */
    protected ClockDriftSpecification() {}

    @ParameterizedTest
    @CsvSource({"-240, slow, 4 minutes", "240, fast, 4 minutes", "-60, slow, 1 minute", "600, fast, 10 minutes"})
    void isReportedAtSignInToAnyoneWhoKnowsThePassword(int seconds, String direction, String amount) {
        Person ada = world.person("ada").withPhone();
        Secret pending = ada.beginSignIn();

        Refusal refusal = refusal(() -> ada.complete(pending, codeOf(ada, seconds)));

        assertThat(refusal.code()).isEqualTo(INVALID_CREDENTIALS);
        assertThat(refusal.detail().orElseThrow()).contains("about " + amount + ' ' + direction);
        assertThat(drifts()).singleElement().satisfies(event -> {
            assertThat(event.subject()).contains(ada.id().value());
            assertThat(event.details()).containsEntry("seconds", Integer.toString(seconds));
        });
    }

    @Test
    void isReportedAtAProof() {
        Person ada = world.person("ada").withPhone();

        Refusal refusal = refusal(
                () -> world.accounts.signIn().prove(ada.caller(), secret(PASSWORD), Optional.of(codeOf(ada, -240))));

        assertThat(refusal.code()).isEqualTo(WRONG_CODE);
        assertThat(refusal.detail().orElseThrow()).contains("4 minutes");
    }

    @Test
    void isReportedAtTheEnrolment() {
        Person ada = world.person("ada");
        String uri = world.accounts.twoFactor().begin(ada.caller()).otpAuthUri().reveal();
        String early =
                VirtualAuthenticator.fromUri(uri).code(world.clock.instant().minus(Duration.ofMinutes(3)));

        Refusal refusal = refusal(() -> world.accounts.twoFactor().validate(ada.caller(), secret(early)));

        assertThat(refusal.code()).isEqualTo(WRONG_CODE);
        assertThat(refusal.detail().orElseThrow()).contains("3 minutes");
        assertThat(drifts()).singleElement().satisfies(event -> {
            assertThat(event.subject()).contains(ada.id().value());
            assertThat(event.details()).containsEntry("seconds", "-180");
        });
    }

    @Test
    void isNotReportedForACodeThatIsSimplyWrong() {
        Person ada = world.person("ada").withPhone();
        Secret pending = ada.beginSignIn();

        assertThat(refusal(() -> ada.complete(pending, codeOf(ada, 660))).detail())
                .isEmpty();
        assertThat(drifts()).isEmpty();
    }

    @Test
    void countsAsAFailureLikeAnyOther() {
        Person ada = world.person("ada").withPhone();
        for (int i = 0; i < 5; i++) {
            Secret pending = ada.beginSignIn();
            assertRefused(INVALID_CREDENTIALS, () -> ada.complete(pending, codeOf(ada, -240)));
        }
        Secret pending = ada.beginSignIn();

        assertThat(refusal(() -> ada.complete(pending, codeOf(ada, 0))).retryAfter())
                .isPresent();
    }

    @Test
    void doesNotRevealWhichCodeWillWorkSoon() {
        Person ada = world.person("ada").withPhone();
        Secret pending = ada.beginSignIn();
        SecondFactor guessed = codeOf(ada, 240);
        assertRefused(INVALID_CREDENTIALS, () -> ada.complete(pending, guessed));

        world.clock.advance(Duration.ofMinutes(4));

        assertRefused(INVALID_CREDENTIALS, () -> ada.complete(pending, guessed));
        assertThat(ada.complete(pending, ada.freshCode())).isNotNull();
    }

    private SecondFactor.Code codeOf(Person person, int seconds) {
        return new SecondFactor.Code(
                Secret.ofText(person.phone().code(world.clock.instant().plusSeconds(seconds))));
    }

    private List<AuditEvent> drifts() {
        return world.events(AuditEventType.CLOCK_DRIFT);
    }
}
