package org.accountkit.testkit.specification;

import static org.accountkit.access.RefusalCode.CONFLICT;
import static org.accountkit.access.RefusalCode.INVALID_CREDENTIALS;
import static org.accountkit.access.RefusalCode.MALFORMED_REQUEST;
import static org.accountkit.access.RefusalCode.PASSWORD_REJECTED;
import static org.accountkit.access.RefusalCode.REAUTHENTICATION_REQUIRED;
import static org.accountkit.access.RefusalCode.WRONG_PASSWORD;
import static org.accountkit.testkit.specification.Refusals.assertRefused;
import static org.accountkit.testkit.specification.World.PASSWORD;
import static org.accountkit.testkit.specification.World.secret;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.accountkit.access.Account;
import org.accountkit.access.Account.PendingAction;
import org.accountkit.access.Caller;
import org.accountkit.administration.NewUser;
import org.accountkit.administration.UserAdministration;
import org.accountkit.administration.UserEdit;
import org.accountkit.audit.AuditEventType;
import org.accountkit.notification.Notice.NoticeType;
import org.accountkit.secret.Secret;
import org.accountkit.signin.SignInResult.SignedIn;
import org.accountkit.testkit.Race;
import org.accountkit.user.UserId;
import org.accountkit.user.Username;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Editing a user: what changes, what ends, and what happens when two administrators edit concurrently. */
public abstract class UserEditSpecification extends ServiceSpecification {

    private UserAdministration users;

    /** For subclasses. */
    protected UserEditSpecification() {}

    @BeforeEach
    void openUsers() {
        users = world.accounts.users();
        world.role("operator", World.WRITE);
    }

    @Test
    void editsOnlyWhatIsGivenAndIncrementsTheVersion() {
        UserId ada = create("ada", "operator").id();

        Account after = users.edit(
                root(),
                ada,
                UserEdit.basedOn(0)
                        .fullName("Ada Łovelace")
                        .description("Wrote notes")
                        .build());

        assertThat(after.user().fullName()).isEqualTo("Ada Łovelace");
        assertThat(after.user().description()).isEqualTo("Wrote notes");
        assertThat(after.user().roles()).containsExactly("operator");
        assertThat(after.state().version()).isEqualTo(1);
        assertThat(users.find(root(), ada)).isEqualTo(after);
    }

    @Test
    void recordsWhatWasChangedAndNothingElse() {
        Person ada = world.person("ada");

        world.edit(ada, edit -> edit.fullName("Ada"));
        world.edit(
                ada, edit -> edit.description("Wrote notes").roles("operator").enabled(false));
        world.edit(ada, edit -> edit.twoFactorRequired(true).passwordChangeRequired(false));

        assertThat(world.events(AuditEventType.USER_EDIT))
                .extracting(event -> event.details().get("changed"))
                .startsWith("twoFactorRequired=true", "description roles enabled=false", "fullName");
    }

    @Test
    void acceptsAnEditThatChangesNothing() {
        UserId ada = create("ada", "operator").id();

        Account after = users.edit(
                root(),
                ada,
                UserEdit.basedOn(0)
                        .enabled(true)
                        .roles("operator")
                        .clearTwoFactor()
                        .build());

        assertThat(after.state().version()).isEqualTo(1);
    }

    @Test
    void incrementsTheVersionForNothingElse() {
        Person ada = world.person("ada").withPhone();
        ada.newApiKey();
        world.accounts.users().unlock(root(), ada.id());
        world.accounts.users().signOut(root(), ada.id());
        ada.signIn();

        assertThat(world.version(ada)).isZero();
    }

    @Test
    void rejectsAStaleVersion() {
        UserId ada = create("ada").id();
        users.edit(root(), ada, UserEdit.basedOn(0).fullName("first").build());

        assertRefused(
                CONFLICT,
                () -> users.edit(
                        root(), ada, UserEdit.basedOn(0).fullName("second").build()));
        assertRefused(
                CONFLICT,
                () -> users.edit(
                        root(), ada, UserEdit.basedOn(2).fullName("second").build()));

        assertThat(users.find(root(), ada).user().fullName()).isEqualTo("first");
    }

    @Test
    void letsOneOfSeveralConcurrentEditsWin() {
        UserId ada = create("ada").id();
        Caller root = root();

        List<Account> won = Race.successes(
                4,
                () -> users.edit(root, ada, UserEdit.basedOn(0).fullName("me").build()));

        assertThat(won).hasSize(1);
        assertThat(users.find(root(), ada).state().version()).isEqualTo(1);
    }

    @Test
    void changesNothingWhenAPartOfAnEditIsRefused() {
        Person ada = world.person("ada", "operator");

        assertRefused(
                MALFORMED_REQUEST,
                () -> world.edit(ada, edit -> edit.fullName("x").enabled(false).roles("no-such-role")));
        assertRefused(
                PASSWORD_REJECTED,
                () -> world.edit(ada, edit -> edit.fullName("x").password(World.secret("short"))));

        assertThat(world.version(ada)).isZero();
        assertThat(users.find(root(), ada.id()).user().fullName()).isEmpty();
        assertThat(ada.isSignedIn()).isTrue();
    }

    @Test
    void recordsTheReason() {
        Person ada = world.person("ada");

        world.edit(ada, edit -> edit.enabled(false).fullName("Ada").because("left the company"));

        assertThat(world.events(AuditEventType.USER_EDIT).get(0).details())
                .containsEntry("reason", "left the company")
                .hasEntrySatisfying(
                        "changed",
                        changed -> assertThat(changed)
                                .contains("enabled", "fullName")
                                .doesNotContain("Ada"));
    }

    @Test
    @Tag("A29")
    @Tag("A40")
    void a40EndsSessionsOnRoleChangesAndDisablingButNotOnANewFullName() {
        Person ada = world.person("ada");

        world.edit(ada, edit -> edit.fullName("Ada").enabled(true));
        assertThat(ada.isSignedIn()).isTrue();
        world.edit(ada, edit -> edit.roles("operator"));
        assertThat(ada.isSignedIn()).isFalse();

        ada.signIn();
        world.edit(ada, edit -> edit.enabled(false));
        assertThat(ada.isSignedIn()).isFalse();
        assertRefused(INVALID_CREDENTIALS, () -> world.signIn("ada", PASSWORD));

        world.edit(ada, edit -> edit.enabled(true));
        assertThat(world.signIn("ada", PASSWORD)).isInstanceOf(SignedIn.class);
    }

    @Test
    @Tag("A49")
    void a49ClearsTwoFactorAuthenticationWithAnAuditEvent() {
        Person ada = world.person("ada").withPhone();
        Person elsewhere = ada.atAnotherBrowser();

        world.edit(ada, edit -> edit.clearTwoFactor().because("lost the phone"));

        assertThat(ada.isSignedIn()).isFalse();
        assertThat(elsewhere.isSignedIn()).isFalse();
        assertThat(world.signIn("ada", PASSWORD)).isInstanceOf(SignedIn.class);
        assertThat(world.stores.recoveryCodes().count(ada.id())).isZero();
        assertThat(world.noticesFor(ada)).contains(NoticeType.TWO_FACTOR_RESET);
        assertThat(world.events(AuditEventType.TWO_FACTOR_RESET))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.subject()).contains(ada.id().value());
                    assertThat(event.details()).containsEntry("reason", "lost the phone");
                });
    }

    @Test
    @Tag("A49")
    void a49NeedsAFreshProof() {
        Person ada = world.person("ada").withPhone();
        Person administrator = world.root().unproven();
        Caller stale = administrator.caller();

        assertRefused(
                REAUTHENTICATION_REQUIRED,
                () -> users.edit(
                        stale, ada.id(), UserEdit.basedOn(0).clearTwoFactor().build()));
        assertRefused(REAUTHENTICATION_REQUIRED, () -> users.delete(stale, ada.id()));
        assertRefused(REAUTHENTICATION_REQUIRED, () -> users.signOut(stale, ada.id()));
        assertRefused(REAUTHENTICATION_REQUIRED, () -> users.unlock(stale, ada.id()));
        assertRefused(REAUTHENTICATION_REQUIRED, () -> users.removeApiKey(stale, ada.id()));
        assertThat(users.find(stale, ada.id()).twoFactorActive()).isTrue();
    }

    @Test
    @Tag("A50")
    void a50SetsAPasswordThatOnlyAllowsChangingIt() {
        Person ada = world.person("ada");

        world.edit(
                ada,
                edit -> edit.password(World.secret("set by an administrator")).passwordChangeRequired(false));

        assertThat(ada.isSignedIn()).isFalse();
        assertRefused(INVALID_CREDENTIALS, () -> world.signIn("ada", PASSWORD));
        ada.withPassword("set by an administrator").signIn();
        assertThat(ada.caller().pendingActions()).containsExactly(PendingAction.CHANGE_PASSWORD);
        assertThat(world.noticesFor(ada)).contains(NoticeType.PASSWORD_RESET);
        assertThat(world.events(AuditEventType.PASSWORD_RESET)).hasSize(1);
    }

    @Test
    @Tag("A50")
    void a50SetsAPasswordThatCannotBeReused() {
        Person ada = world.person("ada");
        Secret key = ada.newApiKey();
        world.edit(ada, edit -> edit.password(World.secret("set by an administrator")));
        ada.withPassword("set by an administrator").signIn();
        Person whoeverSawIt = ada.atAnotherBrowser();

        assertRefused(PASSWORD_REJECTED, () -> change(ada, "set by an administrator", "set by an administrator"));
        change(ada, "set by an administrator", PASSWORD);

        assertThat(whoeverSawIt.isSignedIn()).isFalse();
        assertThat(ada.byKey(key)).isEmpty();
        assertRefused(INVALID_CREDENTIALS, () -> world.signIn("ada", "set by an administrator"));
        assertRefused(WRONG_PASSWORD, () -> change(ada, "set by an administrator", "an altogether different one"));
        assertThat(ada.caller().pendingActions()).isEmpty();
    }

    private void change(Person person, String current, String next) {
        person.moveTo(world.accounts
                .passwords()
                .change(person.caller(), secret(current), secret(next))
                .token());
    }

    private Caller root() {
        return world.root().caller();
    }

    private Account create(String name, String... roles) {
        return users.create(
                root(),
                NewUser.of(Username.of(name), secret(World.FIRST_PASSWORD)).withRoles(Set.of(roles)));
    }
}
