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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.accountkit.access.Caller;
import org.accountkit.access.RefusalCode;
import org.accountkit.access.RefusedException;
import org.accountkit.administration.NewUser;
import org.accountkit.administration.RoleAdministration.RoleEdit;
import org.accountkit.administration.UserEdit;
import org.accountkit.audit.AuditEvent;
import org.accountkit.audit.AuditEvent.AuditOutcome;
import org.accountkit.audit.AuditEventType;
import org.accountkit.download.DownloadToken.DownloadState;
import org.accountkit.secret.Secret;
import org.accountkit.twofactor.SecondFactor;
import org.accountkit.user.Right;
import org.accountkit.user.Role;
import org.accountkit.user.UserId;
import org.accountkit.user.Username;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
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

    @Test
    @Tag("A45")
    void a45RecordsAttemptsOnSomeoneMorePowerful() {
        Caller mia = world.manager("mia").caller();
        UserId root = world.root().id();
        var users = world.accounts.users();

        assertForbidden(
                AuditEventType.USER_EDIT,
                root,
                () -> users.edit(
                        mia,
                        root,
                        UserEdit.basedOn(0).enabled(false).because("coup").build()));
        assertForbidden(AuditEventType.USER_DELETION, root, () -> users.delete(mia, root));
        assertForbidden(AuditEventType.USER_SIGN_OUT, root, () -> users.signOut(mia, root));
        assertForbidden(AuditEventType.USER_UNLOCK, root, () -> users.unlock(mia, root));
        assertForbidden(AuditEventType.API_KEY_REMOVAL, root, () -> users.removeApiKey(mia, root));
    }

    private void assertForbidden(AuditEventType type, UserId subject, ThrowingCallable attempt) {
        AuditEvent event = assertRecorded(type, RefusalCode.FORBIDDEN, attempt);
        assertThat(event.subject()).contains(subject.value());
        assertThat(event.actor()).isPresent().isNotEqualTo(event.subject());
    }

    @Test
    void recordsUserAdministration() {
        Caller root = world.root().caller();
        var users = world.accounts.users();
        ada.newApiKey();

        recorded(AuditEventType.API_KEY_REMOVAL, SUCCESS, () -> users.removeApiKey(root, ada.id()));
        recorded(AuditEventType.USER_SIGN_OUT, SUCCESS, () -> users.signOut(root, ada.id()));
        recorded(AuditEventType.USER_UNLOCK, SUCCESS, () -> users.unlock(root, ada.id()));
        assertRecorded(
                AuditEventType.USER_CREATION,
                RefusalCode.USERNAME_TAKEN,
                () -> users.create(root, NewUser.of(Username.of("ada"), secret(PASSWORD))));
        assertRecorded(
                AuditEventType.USER_EDIT,
                RefusalCode.CONFLICT,
                () -> users.edit(
                        root, ada.id(), UserEdit.basedOn(99).fullName("x").build()));
        assertRecorded(
                AuditEventType.USER_DELETION,
                RefusalCode.LAST_ADMINISTRATOR,
                () -> users.delete(root, world.root().id()));
        recorded(AuditEventType.USER_DELETION, SUCCESS, () -> users.delete(root, ada.id()));
    }

    @Test
    @Tag("A44")
    void a44RecordsRoleAdministration() {
        Caller root = world.root().caller();
        Caller mia = world.manager("mia").caller();
        var roles = world.accounts.roles();
        RoleEdit more = new RoleEdit(Optional.of(Set.of(Right.AUDIT_READ)), Optional.empty());

        assertRecorded(
                AuditEventType.ROLE_CREATION,
                RefusalCode.FORBIDDEN,
                () -> roles.create(mia, "auditor", Set.of(Right.AUDIT_READ), Set.of()));
        AuditEvent made = recorded(
                AuditEventType.ROLE_CREATION, SUCCESS, () -> roles.create(root, "auditor", Set.of(), Set.of()));
        assertThat(made.details()).containsExactlyEntriesOf(Map.of("role", "auditor"));
        assertThat(made.subject()).isEmpty();
        assertRecorded(AuditEventType.ROLE_EDIT, RefusalCode.FORBIDDEN, () -> roles.edit(mia, "auditor", more));
        recorded(AuditEventType.ROLE_EDIT, SUCCESS, () -> roles.edit(root, "auditor", more));
        assertRecorded(
                AuditEventType.ROLE_DELETION, RefusalCode.FORBIDDEN, () -> roles.delete(root, Role.ADMINISTRATOR));
        recorded(AuditEventType.ROLE_DELETION, SUCCESS, () -> roles.delete(root, "auditor"));
    }

    @Test
    void recordsDownloads() {
        Caller root = world.root().caller();
        var downloads = world.accounts.downloads();

        assertRecorded(
                AuditEventType.DOWNLOAD_STATE_CHANGE,
                RefusalCode.CONFLICT,
                () -> downloads.setState(root, DownloadState.REQUIRED));
        recorded(AuditEventType.DOWNLOAD_TOKEN_RENEWAL, SUCCESS, () -> downloads.renew(root));
        recorded(AuditEventType.DOWNLOAD_STATE_CHANGE, SUCCESS, () -> downloads.setState(root, DownloadState.OPEN));
    }

    @Test
    void recordsAttemptsWithoutTheRight() {
        Secret key = ada.newApiKey();

        AuditEvent read = assertRecorded(
                AuditEventType.ACCESS_REFUSAL,
                RefusalCode.FORBIDDEN,
                () -> world.accounts.users().find(ada.caller(), ada.id()));
        AuditEvent byKey = assertRecorded(
                AuditEventType.ACCESS_REFUSAL,
                RefusalCode.FORBIDDEN,
                () -> world.accounts.sessions().list(ada.byKey(key).orElseThrow()));

        assertThat(read.details()).containsEntry("right", Right.USERS_READ.toString());
        assertThat(byKey.credential())
                .hasValueSatisfying(text -> assertThat(text).startsWith("api-key:"));
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
