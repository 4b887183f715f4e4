package org.accountkit.testkit.specification;

import static org.accountkit.audit.AuditEvent.AuditOutcome.REFUSED;
import static org.accountkit.audit.AuditEvent.AuditOutcome.SUCCESS;
import static org.accountkit.testkit.specification.World.PASSWORD;
import static org.accountkit.testkit.specification.World.secret;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.entry;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.accountkit.access.Caller;
import org.accountkit.access.RefusalCode;
import org.accountkit.access.RefusedException;
import org.accountkit.audit.AuditEvent;
import org.accountkit.audit.AuditEvent.AuditOutcome;
import org.accountkit.audit.AuditEventType;
import org.accountkit.secret.Secret;
import org.accountkit.twofactor.SecondFactor;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each attempt records one event of its type, whether it succeeds or is refused. */
public abstract class AuditedAttemptsSpecification extends ServiceSpecification {

    private static final SecondFactor.Code NO_CODE = new SecondFactor.Code(secret("000000"));

    private Person ada;

    /** For subclasses. */
    protected AuditedAttemptsSpecification() {}

    @BeforeEach
    void signAdaIn() {
        ada = world.person("ada");
    }

    @Test
    void recordsSignIns() {
        assertThat(recorded(AuditEventType.SIGN_IN, SUCCESS, () -> world.signIn("ada", PASSWORD))
                        .details())
                .containsOnly(entry("device", "new"));
        assertRecorded(AuditEventType.SIGN_IN, RefusalCode.INVALID_CREDENTIALS, () -> world.signIn("ada", "wrong"));
        ada.withPhone();

        assertThat(recorded(AuditEventType.SIGN_IN, SUCCESS, ada::beginSignIn).details())
                .containsEntry("next", "second-factor");
        Secret pending = ada.beginSignIn();
        AuditEvent refused = assertRecorded(
                AuditEventType.SECOND_FACTOR, RefusalCode.INVALID_CREDENTIALS, () -> ada.complete(pending, NO_CODE));
        assertThat(refused.actor()).isEmpty();
        assertThat(refused.subject()).contains(ada.id().value());
        assertThat(recorded(AuditEventType.SECOND_FACTOR, SUCCESS, () -> ada.complete(pending, ada.freshCode()))
                        .actor())
                .contains(ada.id().value());
    }

    @Test
    void recordsProofs() {
        ada.withPhone();

        assertRecorded(AuditEventType.PROOF, RefusalCode.WRONG_PASSWORD, () -> prove("wrong", ada.freshCode()));
        assertRecorded(AuditEventType.PROOF, RefusalCode.WRONG_CODE, () -> prove(PASSWORD, NO_CODE));
        world.clock.advance(Duration.ofMinutes(1));
        assertRecorded(
                AuditEventType.PROOF,
                RefusalCode.WRONG_CODE,
                () -> world.accounts.signIn().prove(ada.caller(), secret(PASSWORD), Optional.empty()));
        AuditEvent done = recorded(AuditEventType.PROOF, SUCCESS, () -> prove(PASSWORD, ada.freshCode()));

        assertThat(done.actor()).contains(ada.id().value());
        assertThat(done.credential())
                .hasValueSatisfying(text -> assertThat(text).startsWith("session:"));
    }

    private void prove(String password, SecondFactor factor) {
        world.accounts.signIn().prove(ada.caller(), secret(password), Optional.of(factor));
    }

    @Test
    void recordsPasswordChanges() {
        assertRecorded(AuditEventType.PASSWORD_CHANGE, RefusalCode.WRONG_PASSWORD, () -> change("wrong", "x"));
        assertRecorded(AuditEventType.PASSWORD_CHANGE, RefusalCode.PASSWORD_REJECTED, () -> change(PASSWORD, "x"));
        recorded(AuditEventType.PASSWORD_CHANGE, SUCCESS, () -> change(PASSWORD, PASSWORD + '!'));
    }

    private void change(String current, String next) {
        ada.moveTo(world.accounts
                .passwords()
                .change(ada.caller(), secret(current), secret(next))
                .token());
    }

    @Test
    void recordsTwoFactorAuthentication() {
        var twoFactor = world.accounts.twoFactor();

        assertRecorded(
                AuditEventType.RECOVERY_CODES_REPLACEMENT,
                RefusalCode.CONFLICT,
                () -> twoFactor.replaceRecoveryCodes(ada.caller()));
        assertRecorded(
                AuditEventType.TWO_FACTOR_DEACTIVATION, RefusalCode.CONFLICT, () -> twoFactor.deactivate(ada.caller()));
        recorded(AuditEventType.TWO_FACTOR_ENROLMENT, SUCCESS, () -> twoFactor.begin(ada.caller()));
        assertRecorded(
                AuditEventType.TWO_FACTOR_ACTIVATION,
                RefusalCode.WRONG_CODE,
                () -> twoFactor.validate(ada.caller(), secret("000000")));
        recorded(AuditEventType.TWO_FACTOR_ACTIVATION, SUCCESS, ada::withPhone);
        assertRecorded(AuditEventType.TWO_FACTOR_ENROLMENT, RefusalCode.CONFLICT, () -> twoFactor.begin(ada.caller()));
        recorded(
                AuditEventType.RECOVERY_CODES_REPLACEMENT, SUCCESS, () -> twoFactor.replaceRecoveryCodes(ada.caller()));
        world.edit(ada, edit -> edit.twoFactorRequired(true));
        assertRecorded(
                AuditEventType.TWO_FACTOR_DEACTIVATION,
                RefusalCode.FORBIDDEN,
                () -> twoFactor.deactivate(ada.caller()));
    }

    @Test
    void recordsSessionsAndKeys() {
        Person elsewhere = ada.atAnotherBrowser();
        String other = elsewhere.caller().credential().id();

        recorded(AuditEventType.API_KEY_GENERATION, SUCCESS, ada::newApiKey);
        recorded(
                AuditEventType.API_KEY_REMOVAL,
                SUCCESS,
                () -> world.accounts.apiKeys().remove(ada.caller()));
        recorded(
                AuditEventType.SESSION_END,
                SUCCESS,
                () -> world.accounts.sessions().end(ada.caller(), other));
        recorded(
                AuditEventType.SESSION_END,
                SUCCESS,
                () -> world.accounts.sessions().endOthers(ada.caller()));
        recorded(AuditEventType.SIGN_OUT, SUCCESS, () -> world.accounts.signIn().signOut(ada.caller()));
    }

    /** A request that only lacks a fresh proof, or concerns an unknown id, is not recorded. */
    @Test
    void recordsNothingThatIsNoAttempt() {
        Caller root = world.root().caller();
        Caller unproven = ada.unproven().caller();
        int before = all();

        assertThat(refused(() -> world.accounts.apiKeys().generate(unproven)))
                .isEqualTo(RefusalCode.REAUTHENTICATION_REQUIRED);
        assertThat(refused(() -> world.accounts.sessions().end(unproven, "nobody's")))
                .isEqualTo(RefusalCode.NOT_FOUND);
        assertThat(refused(() -> world.accounts.roles().create(root, "No Name", Set.of(), Set.of())))
                .isIn(RefusalCode.MALFORMED_REQUEST, RefusalCode.REAUTHENTICATION_REQUIRED);

        assertThat(all()).isEqualTo(before);
    }

    private int all() {
        int sum = 0;
        for (AuditEventType type : AuditEventType.ours()) {
            sum += world.events(type).size();
        }
        return sum;
    }

    private AuditEvent assertRecorded(AuditEventType type, RefusalCode code, ThrowingCallable attempt) {
        AuditEvent event = recorded(type, REFUSED, attempt);
        assertThat(event.details()).containsEntry("code", code.code());
        return event;
    }

    private AuditEvent recorded(AuditEventType type, AuditOutcome outcome, ThrowingCallable attempt) {
        int before = world.events(type).size();
        Throwable thrown = catchThrowable(attempt);
        List<AuditEvent> events = world.events(type);

        assertThat(thrown instanceof RefusedException).as("%s", thrown).isEqualTo(outcome.equals(REFUSED));
        assertThat(events).hasSize(before + 1);
        assertThat(events.get(0).outcome()).isEqualTo(outcome);
        return events.get(0);
    }

    private static RefusalCode refused(ThrowingCallable attempt) {
        return Refusals.refusal(attempt).code();
    }
}
