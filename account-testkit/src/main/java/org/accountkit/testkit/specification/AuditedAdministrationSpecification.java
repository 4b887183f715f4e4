package org.accountkit.testkit.specification;

import static org.accountkit.audit.AuditEvent.AuditOutcome.REFUSED;
import static org.accountkit.audit.AuditEvent.AuditOutcome.SUCCESS;
import static org.accountkit.testkit.specification.World.PASSWORD;
import static org.accountkit.testkit.specification.World.secret;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

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
import org.accountkit.user.Right;
import org.accountkit.user.Role;
import org.accountkit.user.UserId;
import org.accountkit.user.Username;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What administrators did, or tried to do, is in the audit trail. */
public abstract class AuditedAdministrationSpecification extends ServiceSpecification {

    private Person ada;

    /** For subclasses. */
    protected AuditedAdministrationSpecification() {}

    @BeforeEach
    void signAdaIn() {
        ada = world.person("ada");
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
}
