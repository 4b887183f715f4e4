package org.accountkit.testkit.specification;

import static org.accountkit.access.RefusalCode.INVALID_CREDENTIALS;
import static org.accountkit.access.RefusalCode.NOT_FOUND;
import static org.accountkit.access.RefusalCode.REAUTHENTICATION_REQUIRED;
import static org.accountkit.access.RefusalCode.WRONG_CODE;
import static org.accountkit.testkit.specification.Refusals.assertRefused;
import static org.accountkit.testkit.specification.World.PASSWORD;
import static org.accountkit.testkit.specification.World.secret;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.List;
import org.accountkit.access.Caller;
import org.accountkit.audit.AuditEvent.AuditOutcome;
import org.accountkit.audit.AuditEventType;
import org.accountkit.notification.Notice.NoticeType;
import org.accountkit.secret.Secret;
import org.accountkit.signin.SignInResult.SignedIn;
import org.accountkit.testkit.Race;
import org.accountkit.testkit.VirtualAuthenticator;
import org.accountkit.twofactor.SecondFactor.Code;
import org.accountkit.twofactor.TotpParameters;
import org.accountkit.twofactor.TotpParameters.TotpAlgorithm;
import org.accountkit.twofactor.TwoFactorService;
import org.accountkit.twofactor.TwoFactorService.TotpEnrolment;
import org.accountkit.twofactor.TwoFactorService.TwoFactorActivation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Setting up two-factor authentication: the secret, the codes, and what validation ends. */
public abstract class EnrolmentSpecification extends ServiceSpecification {

    private static final Duration TIME_STEP = Duration.ofSeconds(30);

    private Person ada;
    private TwoFactorService twoFactor;

    /** For subclasses. */
    protected EnrolmentSpecification() {}

    @BeforeEach
    void signAdaIn() {
        ada = world.person("ada");
        twoFactor = world.accounts.twoFactor();
    }

    @Test
    void enrolsByTheParametersThatItReports() {
        assertThat(twoFactor.parameters()).isEqualTo(TotpParameters.DEFAULT);
        assertThat(twoFactor.begin(ada.caller()).otpAuthUri().reveal().toString())
                .contains("algorithm=SHA1", "digits=6", "period=30");
    }

    @Test
    void showsTheSecretKeyAndTheSameKeyAsAUri() {
        TotpEnrolment enrolment = twoFactor.begin(ada.caller());

        VirtualAuthenticator scanned =
                VirtualAuthenticator.fromUri(enrolment.otpAuthUri().reveal());
        VirtualAuthenticator typed =
                VirtualAuthenticator.typed(enrolment.secretKey().reveal());
        assertThat(enrolment.begunNow()).isTrue();
        assertThat(enrolment.expiresAt()).isEqualTo(world.clock.instant().plus(Duration.ofMinutes(5)));
        assertThat(enrolment.secretKey().reveal()).hasSize(32);
        assertThat(scanned.issuer()).isEqualTo(World.PRODUCT);
        assertThat(scanned.accountName()).isEqualTo("ada");
        assertThat(scanned.code(world.clock.instant())).isEqualTo(typed.code(world.clock.instant()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"jörg & söhne", "a+b@example.com", "名前 😀", "50 % off?", "corp:alice", "a:b/c#d"})
    void encodesEveryNameSoThatTheAppReadsIt(String name) {
        Person person = world.person(name);

        TotpEnrolment enrolment = twoFactor.begin(person.caller());

        assertThat(VirtualAuthenticator.fromUri(enrolment.otpAuthUri().reveal()).accountName())
                .isEqualTo(name.replace(':', '-'));
    }

    @ParameterizedTest
    @EnumSource(TotpAlgorithm.class)
    void worksWithEveryAlgorithm(TotpAlgorithm algorithm) {
        TotpParameters parameters = new TotpParameters(algorithm, 8, Duration.ofSeconds(60));
        TwoFactorService service =
                world.node(builder -> builder.totp(parameters)).twoFactor();
        String uri = service.begin(ada.caller()).otpAuthUri().reveal();

        String code = VirtualAuthenticator.fromUri(uri).code(world.clock.instant());

        assertThat(code).hasSize(8);
        assertThat(service.validate(ada.caller(), secret(code)).recoveryCodes()).hasSize(10);
    }

    @Test
    @Tag("A13")
    void a13StaysOffUntilItIsValidated() {
        twoFactor.begin(ada.caller());

        assertThat(twoFactor.state(ada.caller()).active()).isFalse();
        assertThat(world.signIn("ada", PASSWORD)).isInstanceOf(SignedIn.class);
        assertThat(ada.caller().account().twoFactorActive()).isFalse();
    }

    @Test
    @Tag("A14")
    void a14EndsEverySessionOnActivation() {
        Person elsewhere = ada.atAnotherBrowser();
        int live = world.accounts.sessions().list(ada.caller()).size();

        TwoFactorActivation activation = validate(begin());

        assertThat(activation.endedSessions()).isEqualTo(live);
        assertThat(ada.isSignedIn()).isFalse();
        assertThat(ada.isSignedIn(world.node())).isFalse();
        assertThat(elsewhere.isSignedIn()).isFalse();
    }

    @Test
    void reportsActivationToTheUserAndRecordsIt() {
        validate(begin());

        assertThat(world.noticesFor(ada)).contains(NoticeType.TWO_FACTOR_ENABLED);
        assertThat(world.events(AuditEventType.TWO_FACTOR_ENROLMENT)).hasSize(1);
        assertThat(world.events(AuditEventType.TWO_FACTOR_ACTIVATION))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.outcome()).isEqualTo(AuditOutcome.SUCCESS);
                    assertThat(event.subject()).contains(ada.id().value());
                });
    }

    @Test
    @Tag("A11")
    void a11TreatsTheEnrolmentCodeAsSpent() {
        VirtualAuthenticator phone = begin();
        validate(phone);

        Secret pending = ada.beginSignIn();

        assertRefused(INVALID_CREDENTIALS, () -> ada.complete(pending, new Code(shownBy(phone))));
    }

    @Test
    @Tag("A15")
    void a15ShowsTheSameSecretInTwoTabs() {
        TotpEnrolment first = twoFactor.begin(ada.caller());
        world.clock.advance(Duration.ofMinutes(4));

        TotpEnrolment second = twoFactor.begin(ada.caller());
        TotpEnrolment shown = twoFactor.pending(ada.caller());

        assertThat(second.begunNow()).isFalse();
        assertThat(second.secretKey().matches(first.secretKey())).isTrue();
        assertThat(second.expiresAt()).isEqualTo(first.expiresAt());
        assertThat(shown.otpAuthUri().matches(first.otpAuthUri())).isTrue();
    }

    @Test
    @Tag("A15")
    void a15ShowsTheSameSecretToConcurrentRequests() {
        Caller caller = ada.caller();

        List<String> keys =
                Race.successes(8, () -> twoFactor.begin(caller).secretKey().reveal());

        assertThat(keys).isNotEmpty().containsOnly(keys.get(0));
    }

    @Test
    @Tag("A15")
    void a15AcceptsOnlyTheNewSecretOnceTheOldOneHasExpired() {
        VirtualAuthenticator old = begin();
        world.clock.advance(Duration.ofMinutes(5));
        assertRefused(NOT_FOUND, () -> validate(old));
        ada.signIn();

        VirtualAuthenticator fresh = begin();

        assertRefused(WRONG_CODE, () -> validate(old));
        assertThat(validate(fresh).recoveryCodes()).hasSize(10);
    }

    @Test
    void endsAfterFiveWrongCodes() {
        VirtualAuthenticator phone = begin();
        for (int i = 0; i < 5; i++) {
            assertRefused(WRONG_CODE, () -> twoFactor.validate(ada.caller(), secret("12345x")));
        }

        assertRefused(NOT_FOUND, () -> validate(phone));
        assertRefused(NOT_FOUND, () -> twoFactor.pending(ada.caller()));
        assertThat(world.timesRefused(AuditEventType.TWO_FACTOR_ACTIVATION)).isEqualTo(5);
        assertThat(twoFactor.begin(ada.caller()).begunNow()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 1})
    void acceptsACodeWithinOneStep(int steps) {
        VirtualAuthenticator phone = begin();

        Secret code = secret(phone.code(world.clock.instant().plus(TIME_STEP.multipliedBy(steps))));

        assertThat(twoFactor.validate(ada.caller(), code).recoveryCodes()).hasSize(10);
    }

    @ParameterizedTest
    @ValueSource(ints = {-2, 2})
    void refusesACodeOutsideTheWindow(int steps) {
        VirtualAuthenticator phone = begin();

        Secret code = secret(phone.code(world.clock.instant().plus(TIME_STEP.multipliedBy(steps))));

        assertRefused(WRONG_CODE, () -> twoFactor.validate(ada.caller(), code));
    }

    @Test
    void refusesToValidateWithoutAnEnrolment() {
        assertRefused(NOT_FOUND, () -> twoFactor.validate(ada.caller(), secret("123456")));
        assertRefused(NOT_FOUND, () -> twoFactor.pending(ada.caller()));
    }

    @Test
    void letsOneOfSeveralConcurrentValidationsWin() {
        VirtualAuthenticator phone = begin();
        Caller caller = ada.caller();
        Secret code = shownBy(phone);

        assertThat(Race.successes(4, () -> twoFactor.validate(caller, code))).hasSize(1);

        assertThat(world.stores.recoveryCodes().count(ada.id())).isEqualTo(10);
    }

    @Test
    void needsAFreshProofToBeginAndToShow() {
        twoFactor.begin(ada.caller());
        ada.unproven();

        assertRefused(REAUTHENTICATION_REQUIRED, () -> twoFactor.begin(ada.caller()));
        assertRefused(REAUTHENTICATION_REQUIRED, () -> twoFactor.pending(ada.caller()));
    }

    @Test
    void refusesToValidateInsideATransactionOfTheHost() {
        VirtualAuthenticator phone = begin();
        Caller caller = ada.caller();

        world.stores
                .unitOfWork()
                .execute(() ->
                        assertThatIllegalStateException().isThrownBy(() -> twoFactor.validate(caller, shownBy(phone))));
    }

    private VirtualAuthenticator begin() {
        return VirtualAuthenticator.fromUri(
                twoFactor.begin(ada.caller()).otpAuthUri().reveal());
    }

    private TwoFactorActivation validate(VirtualAuthenticator phone) {
        return twoFactor.validate(ada.caller(), shownBy(phone));
    }

    private Secret shownBy(VirtualAuthenticator phone) {
        return secret(phone.code(world.clock.instant()));
    }
}
