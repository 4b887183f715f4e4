package org.accountkit.testkit.specification;

import static org.accountkit.access.RefusalCode.CONFLICT;
import static org.accountkit.access.RefusalCode.FORBIDDEN;
import static org.accountkit.access.RefusalCode.INVALID_CREDENTIALS;
import static org.accountkit.access.RefusalCode.MALFORMED_REQUEST;
import static org.accountkit.access.RefusalCode.NOT_FOUND;
import static org.accountkit.access.RefusalCode.PASSWORD_REJECTED;
import static org.accountkit.access.RefusalCode.REAUTHENTICATION_REQUIRED;
import static org.accountkit.access.RefusalCode.USERNAME_TAKEN;
import static org.accountkit.testkit.specification.Refusals.assertRefused;
import static org.accountkit.testkit.specification.World.PASSWORD;
import static org.accountkit.testkit.specification.World.secret;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.accountkit.access.Account;
import org.accountkit.access.Caller;
import org.accountkit.access.PendingAction;
import org.accountkit.administration.NewUser;
import org.accountkit.administration.Page;
import org.accountkit.administration.UserAdministration;
import org.accountkit.audit.AuditEventType;
import org.accountkit.notification.NoticeType;
import org.accountkit.signin.SignInResult.SignedIn;
import org.accountkit.testkit.Race;
import org.accountkit.user.Right;
import org.accountkit.user.UserId;
import org.accountkit.user.Username;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Users as administrators see, create, edit and delete them. */
public abstract class UserAdministrationSpecification extends ServiceSpecification {

    private UserAdministration users;

    /** For subclasses. */
    protected UserAdministrationSpecification() {}

    @BeforeEach
    void openUsers() {
        users = world.accounts.users();
        world.role("operator", World.WRITE);
    }

    @Test
    void createsAUserWhoMustChangeThePassword() {
        Account account = create("Ada", "operator");

        assertThat(account.user().username().text()).isEqualTo("Ada");
        assertThat(account.user().enabled()).isTrue();
        assertThat(account.user().roles()).containsExactly("operator");
        assertThat(account.user().createdAt()).isEqualTo(world.clock.instant());
        assertThat(account.state().version()).isZero();
        assertThat(account.state().lastSignInAt()).isEmpty();
        assertThat(account.pendingActions()).containsExactly(PendingAction.CHANGE_PASSWORD);
        assertThat(users.find(root(), account.id())).isEqualTo(account);
        assertThat(world.events(AuditEventType.USER_CREATION).get(0).subject())
                .contains(account.id().value());
    }

    @Test
    void createsNobodyUnderANameThatIsTaken() {
        create("Jörg");

        assertRefused(USERNAME_TAKEN, () -> create("JÖRG"));
    }

    @Test
    void createsNobodyWithAnUnknownRoleOrAPoorPassword() {
        assertRefused(MALFORMED_REQUEST, () -> create("ada", "no-such-role"));
        assertRefused(
                PASSWORD_REJECTED,
                () -> users.create(root(), new NewUser(Username.of("ada"), "", "", Set.of(), secret("short"))));

        assertThat(users.list(root(), "ada", "", 10).items()).isEmpty();
    }

    @Test
    void createsOneOfSeveralOfAName() {
        Caller root = root();
        NewUser wanted = new NewUser(Username.of("ada"), "", "", Set.of(), secret(World.FIRST_PASSWORD));

        assertThat(Race.successes(2, () -> users.create(root, wanted))).hasSize(1);
    }

    @Test
    void listsPageByPageInTheOrderOfNames() {
        List<String> names = List.of("a1", "a2", "b", "root", "é", "\uFFFD", "😀");
        names.stream().filter(name -> !name.equals("root")).forEach(this::create);

        List<String> seen = new ArrayList<>();
        Optional<String> next = Optional.of("");
        while (next.isPresent()) {
            Page<Account> page = users.list(root(), "", next.get(), 3);
            seen.addAll(namesOn(page));
            next = page.next();
        }

        assertThat(seen).isEqualTo(names);
    }

    @Test
    void tellsThatThePageIsTheLast() {
        create("ada");

        assertThat(users.list(root(), "", "", 2).next()).isEmpty();
        assertThat(users.list(root(), "", "", 1).next()).isPresent();
    }

    @Test
    void searchesByTheBeginningOfTheNameHoweverItIsTyped() {
        create("Jörg");
        create("jörn");
        create("anna");

        assertThat(namesOn(users.list(root(), "JÖ", "", 10))).containsExactly("Jörg", "jörn");
        assertThat(namesOn(users.list(root(), "jörg", "", 10))).containsExactly("Jörg");
        assertThat(namesOn(users.list(root(), "%", "", 10))).isEmpty();
    }

    @Test
    void findsNobodyUnknownOrOfAnotherRealm() {
        UserId ada = create("ada").id();
        var elsewhere = world.accounts.inRealm(world.realm.name() + "-2");

        assertRefused(NOT_FOUND, () -> users.find(root(), UserId.random()));
        assertRefused(NOT_FOUND, () -> elsewhere.users().find(root(), ada));
        assertRefused(
                NOT_FOUND,
                () -> elsewhere
                        .users()
                        .edit(root(), ada, new Edit(0).enabled(false).build()));
        assertRefused(NOT_FOUND, () -> elsewhere.users().delete(root(), ada));
        assertThat(elsewhere.users().list(root(), "", "", 10).items()).isEmpty();
    }

    @Test
    void editsWhatIsGivenAndAddsOneToTheVersion() {
        UserId ada = create("ada", "operator").id();

        Account after = users.edit(
                root(),
                ada,
                new Edit(0).fullName("Ada Łovelace").description("Wrote notes").build());

        assertThat(after.user().fullName()).isEqualTo("Ada Łovelace");
        assertThat(after.user().description()).isEqualTo("Wrote notes");
        assertThat(after.user().roles()).containsExactly("operator");
        assertThat(after.state().version()).isEqualTo(1);
        assertThat(users.find(root(), ada)).isEqualTo(after);
    }

    @Test
    void takesWhatIsSoAlreadyForNoError() {
        UserId ada = create("ada", "operator").id();

        Account after = users.edit(
                root(),
                ada,
                new Edit(0).enabled(true).roles("operator").clearTwoFactor().build());

        assertThat(after.state().version()).isEqualTo(1);
    }

    @Test
    void addsNothingToTheVersionByAnythingElse() {
        Person ada = world.person("ada").withPhone();
        ada.newApiKey();
        world.accounts.users().unlock(root(), ada.id());
        world.accounts.users().signOut(root(), ada.id());
        ada.signIn();

        assertThat(world.version(ada)).isZero();
    }

    @Test
    void editsNothingFromAStaleVersion() {
        UserId ada = create("ada").id();
        users.edit(root(), ada, new Edit(0).fullName("first").build());

        assertRefused(
                CONFLICT,
                () -> users.edit(root(), ada, new Edit(0).fullName("second").build()));
        assertRefused(
                CONFLICT,
                () -> users.edit(root(), ada, new Edit(2).fullName("second").build()));

        assertThat(users.find(root(), ada).user().fullName()).isEqualTo("first");
    }

    @Test
    void letsOneOfSeveralEditsOfAVersionWin() {
        UserId ada = create("ada").id();
        Caller root = root();

        List<Account> won = Race.successes(
                4, () -> users.edit(root, ada, new Edit(0).fullName("me").build()));

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
                () -> world.edit(ada, edit -> edit.fullName("x").password("short")));

        assertThat(world.version(ada)).isZero();
        assertThat(users.find(root(), ada.id()).user().fullName()).isEmpty();
        assertThat(ada.isSignedIn()).isTrue();
    }

    @Test
    void keepsTheReasonInTheAuditTrail() {
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
    void a40EndsSessionsWithRolesAndDisablingButNotWithANewFullName() {
        Person ada = world.person("ada");

        world.edit(ada, edit -> edit.fullName("Ada"));
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
    void a49ClearsTwoFactorAuthenticationOnRecord() {
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
    void a49NeedsAProof() {
        Person ada = world.person("ada").withPhone();
        Person administrator = world.root().unproven();
        Caller stale = administrator.caller();

        assertRefused(
                REAUTHENTICATION_REQUIRED,
                () -> users.edit(stale, ada.id(), new Edit(0).clearTwoFactor().build()));
        assertRefused(REAUTHENTICATION_REQUIRED, () -> users.delete(stale, ada.id()));
        assertRefused(REAUTHENTICATION_REQUIRED, () -> users.signOut(stale, ada.id()));
        assertRefused(REAUTHENTICATION_REQUIRED, () -> users.unlock(stale, ada.id()));
        assertRefused(REAUTHENTICATION_REQUIRED, () -> users.removeApiKey(stale, ada.id()));
        assertThat(users.find(stale, ada.id()).twoFactorActive()).isTrue();
    }

    @Test
    @Tag("A50")
    void a50SetsAPasswordThatIsGoodForChangingItOnly() {
        Person ada = world.person("ada");

        world.edit(ada, edit -> edit.password("set by an administrator").passwordChangeRequired(false));

        assertThat(ada.isSignedIn()).isFalse();
        assertRefused(INVALID_CREDENTIALS, () -> world.signIn("ada", PASSWORD));
        ada.withPassword("set by an administrator").signIn();
        assertThat(ada.caller().pendingActions()).containsExactly(PendingAction.CHANGE_PASSWORD);
        assertThat(world.noticesFor(ada)).contains(NoticeType.PASSWORD_RESET);
        assertThat(world.events(AuditEventType.PASSWORD_RESET)).hasSize(1);
    }

    @Test
    void deletesAUserWithEverythingButTheAuditEvents() {
        Person ada = world.person("ada").withPhone();
        var key = ada.newApiKey();

        users.delete(root(), ada.id());

        assertRefused(NOT_FOUND, () -> users.find(root(), ada.id()));
        assertRefused(INVALID_CREDENTIALS, () -> world.signIn("ada", PASSWORD));
        assertThat(ada.isSignedIn()).isFalse();
        assertThat(ada.byKey(key)).isEmpty();
        assertThat(world.stores.passwords().find(ada.id())).isEmpty();
        assertThat(world.stores.totps().find(ada.id())).isEmpty();
        assertThat(world.stores.accountStates().find(ada.id())).isEmpty();
        assertThat(world.events(AuditEventType.USER_DELETION).get(0).subject())
                .contains(ada.id().value());
    }

    @Test
    void deletesNobodyTwice() {
        UserId ada = create("ada").id();
        users.delete(root(), ada);

        assertRefused(NOT_FOUND, () -> users.delete(root(), ada));
    }

    @Test
    void signsAUserOutEverywhere() {
        Person ada = world.person("ada");
        Person elsewhere = ada.atAnotherBrowser();

        users.signOut(root(), ada.id());

        assertThat(ada.isSignedIn()).isFalse();
        assertThat(elsewhere.isSignedIn()).isFalse();
        assertThat(world.events(AuditEventType.USER_SIGN_OUT).get(0).details()).containsEntry("endedSessions", "2");
    }

    @Test
    void takesNoErrorFromARemovalOfAKeyThatIsNotThere() {
        UserId ada = create("ada").id();

        users.removeApiKey(root(), ada);

        assertThat(world.events(AuditEventType.API_KEY_REMOVAL)).isEmpty();
    }

    @Test
    @Tag("A44")
    void a44GrantsNobodyWhatOneLacks() {
        Person manager = world.manager("mia");
        Person ada = world.person("ada");
        NewUser wanted = new NewUser(Username.of("eve"), "", "", Set.of("operator"), secret(World.FIRST_PASSWORD));

        assertRefused(
                FORBIDDEN,
                () -> users.edit(
                        manager.caller(),
                        ada.id(),
                        new Edit(0).roles("operator").build()));
        assertRefused(
                FORBIDDEN,
                () -> users.edit(
                        manager.caller(),
                        ada.id(),
                        new Edit(0).roles("administrator").build()));
        assertRefused(FORBIDDEN, () -> users.create(manager.caller(), wanted));

        assertThat(users.find(root(), ada.id()).user().roles()).isEmpty();
    }

    @Test
    @Tag("A44")
    void a44GrantsOneselfNothing() {
        Person manager = world.manager("mia");

        assertRefused(
                FORBIDDEN,
                () -> users.edit(
                        manager.caller(),
                        manager.id(),
                        new Edit(0).roles("mia-role", "operator").build()));

        assertThat(manager.caller().rights()).doesNotContain(World.WRITE);
    }

    @Test
    @Tag("A44")
    void a44LiftsNoDenialOfARightThatOneLacks() {
        world.denyingRole("readonly", World.WRITE);
        Person manager = world.manager("mia");
        Person ada = world.person("ada", "operator", "readonly");

        assertRefused(
                FORBIDDEN,
                () -> users.edit(
                        manager.caller(),
                        ada.id(),
                        new Edit(0).roles("operator").build()));

        assertThat(users.find(root(), ada.id()).user().roles()).containsExactlyInAnyOrder("operator", "readonly");
    }

    @Test
    @Tag("A44")
    void a44GivesRolesWhoseRightsOneHolds() {
        Person manager = world.manager("mia", World.WRITE);
        Person ada = world.person("ada");

        users.edit(manager.caller(), ada.id(), new Edit(0).roles("operator").build());

        assertThat(ada.signIn().caller().rights()).containsExactly(World.WRITE);
    }

    @Test
    @Tag("A45")
    void a45ActsOnNobodyWhoHoldsARightThatOneLacks() {
        Person manager = world.manager("mia");
        Person ada = world.person("ada", "operator").withPhone();
        Caller mia = manager.signIn().caller();

        assertRefused(
                FORBIDDEN,
                () -> users.edit(mia, ada.id(), new Edit(0).fullName("x").build()));
        assertRefused(
                FORBIDDEN,
                () -> users.edit(mia, ada.id(), new Edit(0).enabled(false).build()));
        assertRefused(
                FORBIDDEN,
                () -> users.edit(mia, ada.id(), new Edit(0).clearTwoFactor().build()));
        assertRefused(
                FORBIDDEN,
                () -> users.edit(
                        mia,
                        ada.id(),
                        new Edit(0).password("set by an administrator").build()));
        assertRefused(FORBIDDEN, () -> users.delete(mia, ada.id()));
        assertRefused(FORBIDDEN, () -> users.signOut(mia, ada.id()));
        assertRefused(FORBIDDEN, () -> users.unlock(mia, ada.id()));
        assertRefused(FORBIDDEN, () -> users.removeApiKey(mia, ada.id()));
        assertRefused(
                FORBIDDEN,
                () -> users.edit(
                        mia, world.root().id(), new Edit(0).enabled(false).build()));

        assertThat(ada.isSignedIn()).isTrue();
        assertThat(users.find(mia, ada.id()).twoFactorActive()).isTrue();
    }

    @Test
    @Tag("A45")
    void a45KeepsOnesOwnTwoFactorAuthenticationOutOfReach() {
        Person administrator = world.root().withPhone();

        assertRefused(
                FORBIDDEN,
                () -> users.edit(
                        administrator.caller(),
                        administrator.id(),
                        new Edit(0).clearTwoFactor().build()));

        assertThat(administrator.caller().account().twoFactorActive()).isTrue();
    }

    @Test
    @Tag("A30")
    void a30TakesApiKeysForReadingOnly() {
        Caller byKey = world.root().byKey(world.root().newApiKey()).orElseThrow();
        UserId ada = create("ada").id();

        assertThat(users.find(byKey, ada).id()).isEqualTo(ada);
        assertThat(users.list(byKey, "", "", 10).items()).hasSize(2);
        assertRefused(
                FORBIDDEN,
                () -> users.edit(byKey, ada, new Edit(0).fullName("x").build()));
        assertRefused(FORBIDDEN, () -> users.delete(byKey, ada));
        assertRefused(FORBIDDEN, () -> users.signOut(byKey, ada));
        assertRefused(FORBIDDEN, () -> users.unlock(byKey, ada));
        assertRefused(FORBIDDEN, () -> users.removeApiKey(byKey, ada));
        assertRefused(
                FORBIDDEN,
                () -> users.create(
                        byKey, new NewUser(Username.of("eve"), "", "", Set.of(), secret(World.FIRST_PASSWORD))));
    }

    @Test
    void needsItsRights() {
        world.role("reader", Right.USERS_READ);
        Person reader = world.person("rae", "reader");
        Person nobody = world.person("nobody");

        assertThat(users.find(reader.caller(), nobody.id())).isNotNull();
        assertRefused(FORBIDDEN, () -> users.delete(reader.caller(), nobody.id()));
        assertRefused(FORBIDDEN, () -> users.find(nobody.caller(), reader.id()));
        assertRefused(FORBIDDEN, () -> users.list(nobody.caller(), "", "", 10));
    }

    private Caller root() {
        return world.root().caller();
    }

    private Account create(String name, String... roles) {
        return users.create(
                root(), new NewUser(Username.of(name), "", "", Set.of(roles), secret(World.FIRST_PASSWORD)));
    }

    private static List<String> namesOn(Page<Account> page) {
        return page.items().stream()
                .map(account -> account.user().username().text())
                .toList();
    }
}
