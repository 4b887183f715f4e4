package org.accountkit.testkit.specification;

import static org.accountkit.access.RefusalCode.FORBIDDEN;
import static org.accountkit.access.RefusalCode.INVALID_CREDENTIALS;
import static org.accountkit.access.RefusalCode.MALFORMED_REQUEST;
import static org.accountkit.access.RefusalCode.NOT_FOUND;
import static org.accountkit.access.RefusalCode.PASSWORD_REJECTED;
import static org.accountkit.access.RefusalCode.USERNAME_TAKEN;
import static org.accountkit.testkit.specification.Refusals.assertRefused;
import static org.accountkit.testkit.specification.World.PASSWORD;
import static org.accountkit.testkit.specification.World.secret;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.accountkit.access.Account;
import org.accountkit.access.Account.PendingAction;
import org.accountkit.access.Caller;
import org.accountkit.administration.AccountQuery;
import org.accountkit.administration.NewUser;
import org.accountkit.administration.Page;
import org.accountkit.administration.UserAdministration;
import org.accountkit.administration.UserEdit;
import org.accountkit.audit.AuditEventType;
import org.accountkit.secret.Secret;
import org.accountkit.signin.SignInResult.SignedIn;
import org.accountkit.testkit.Race;
import org.accountkit.user.Realm;
import org.accountkit.user.Right;
import org.accountkit.user.User;
import org.accountkit.user.UserId;
import org.accountkit.user.Username;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Administrators list, create and delete users. */
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
        assertThat(world.events(AuditEventType.USER_CREATION).get(0).details())
                .isEqualTo(Map.of("rolesAdded", "operator"));
    }

    @Test
    void createsAUserWithAFullNameAndADescription() {
        NewUser wanted = NewUser.of(Username.of("ada"), secret(World.FIRST_PASSWORD))
                .withFullName("Ada Lovelace")
                .withDescription("writes programs");

        User created = users.create(root(), wanted).user();

        assertThat(created.fullName()).isEqualTo("Ada Lovelace");
        assertThat(created.description()).isEqualTo("writes programs");
    }

    @Test
    void rejectsATakenName() {
        create("Jörg");

        assertRefused(USERNAME_TAKEN, () -> create("JÖRG"));
    }

    @Test
    void rejectsAnUnknownRoleOrAWeakPassword() {
        assertRefused(MALFORMED_REQUEST, () -> create("ada", "no-such-role"));
        assertRefused(PASSWORD_REJECTED, () -> users.create(root(), NewUser.of(Username.of("ada"), secret("short"))));

        assertThat(users.list(root(), AccountQuery.all().withSearch("ada").withLimit(10))
                        .items())
                .isEmpty();
    }

    @Test
    void createsOneUserWhenSeveralRequestsWantAName() {
        Caller root = root();
        NewUser wanted = NewUser.of(Username.of("ada"), secret(World.FIRST_PASSWORD));

        assertThat(Race.successes(2, () -> users.create(root, wanted))).hasSize(1);
    }

    @Test
    void listsPageByPageInOrderOfNames() {
        List<String> names = List.of("a1", "a2", "b", "root", "é", "\uFFFD", "😀");
        names.stream().filter(name -> !name.equals("root")).forEach(this::create);

        List<String> seen = new ArrayList<>();
        Optional<String> next = Optional.of("");
        while (next.isPresent()) {
            Page<Account> page =
                    users.list(root(), AccountQuery.all().withAfter(next.get()).withLimit(3));
            seen.addAll(namesOn(page));
            next = page.next();
        }

        assertThat(seen).isEqualTo(names);
    }

    @Test
    void reportsTheLastPage() {
        create("ada");

        assertThat(users.list(root(), AccountQuery.all().withLimit(2)).next()).isEmpty();
        assertThat(users.list(root(), AccountQuery.all().withLimit(1)).next()).isPresent();
    }

    @Test
    void searchesByPrefixOfTheNameHoweverItIsTyped() {
        create("Jörg");
        create("jörn");
        create("anna");

        assertThat(namesOn(
                        users.list(root(), AccountQuery.all().withSearch("JÖ").withLimit(10))))
                .containsExactly("Jörg", "jörn");
        assertThat(namesOn(
                        users.list(root(), AccountQuery.all().withSearch("jörg").withLimit(10))))
                .containsExactly("Jörg");
        assertThat(namesOn(users.list(root(), AccountQuery.all().withSearch("%").withLimit(10))))
                .isEmpty();
    }

    @Test
    void doesNotFindUnknownUsersOrThoseOfAnotherRealm() {
        UserId ada = create("ada").id();
        var elsewhere = world.accounts.inRealm(new Realm(world.realm.name() + "-2"));

        assertRefused(NOT_FOUND, () -> users.find(root(), UserId.random()));
        assertRefused(NOT_FOUND, () -> elsewhere.users().find(root(), ada));
        assertRefused(
                NOT_FOUND,
                () -> elsewhere
                        .users()
                        .edit(root(), ada, UserEdit.basedOn(0).enabled(false).build()));
        assertRefused(NOT_FOUND, () -> elsewhere.users().delete(root(), ada));
        assertThat(elsewhere
                        .users()
                        .list(root(), AccountQuery.all().withLimit(10))
                        .items())
                .isEmpty();
    }

    @Test
    void deletesAUserWithEverythingExceptTheAuditEvents() {
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
        assertThat(world.stores.recoveryCodes().count(ada.id())).isZero();
        assertThat(world.events(AuditEventType.USER_DELETION).get(0).subject())
                .contains(ada.id().value());
    }

    @Test
    void deletesKnownDevicesAndFailuresToo() {
        Person ada = world.person("ada");
        Secret device = ((SignedIn) world.signIn("ada", PASSWORD)).device().orElseThrow();
        for (int i = 0; i < 5; i++) {
            assertRefused(INVALID_CREDENTIALS, () -> world.signIn("ada", "wrong"));
        }

        users.delete(root(), ada.id());

        assertThat(world.stores.knownDevices().find(Tokens.digest(device))).isEmpty();
        assertThat(world.person("ada").isSignedIn()).isTrue();
    }

    @Test
    void deletesPendingSignIns() {
        Person ada = world.person("ada").withPhone();
        Secret pending = ada.beginSignIn();

        users.delete(root(), ada.id());

        assertThat(world.stores.pendingSignIns().find(Tokens.digest(pending))).isEmpty();
    }

    @Test
    void reportsWhenAUserLastSignedIn() {
        Person ada = world.person("ada");
        world.clock.advance(Duration.ofHours(1));
        ada.signIn();

        assertThat(users.find(root(), ada.id()).state().lastSignInAt()).contains(world.clock.instant());
    }

    @Test
    void doesNotFindADeletedUserToDelete() {
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
    void acceptsTheRevocationOfAMissingKey() {
        UserId ada = create("ada").id();

        users.removeApiKey(root(), ada);

        assertThat(world.events(AuditEventType.API_KEY_REMOVAL)).isEmpty();
    }

    @Test
    @Tag("A30")
    void a30AcceptsApiKeysForReadingOnly() {
        Caller byKey = world.root().byKey(world.root().newApiKey()).orElseThrow();
        UserId ada = create("ada").id();

        assertThat(users.find(byKey, ada).id()).isEqualTo(ada);
        assertThat(users.list(byKey, AccountQuery.all().withLimit(10)).items()).hasSize(2);
        assertRefused(
                FORBIDDEN,
                () -> users.edit(byKey, ada, UserEdit.basedOn(0).fullName("x").build()));
        assertRefused(FORBIDDEN, () -> users.delete(byKey, ada));
        assertRefused(FORBIDDEN, () -> users.signOut(byKey, ada));
        assertRefused(FORBIDDEN, () -> users.unlock(byKey, ada));
        assertRefused(FORBIDDEN, () -> users.removeApiKey(byKey, ada));
        assertRefused(
                FORBIDDEN, () -> users.create(byKey, NewUser.of(Username.of("eve"), secret(World.FIRST_PASSWORD))));
    }

    @Test
    void needsItsRights() {
        world.role("reader", Right.USERS_READ);
        Person reader = world.person("rae", "reader");
        Person nobody = world.person("nobody");

        assertThat(users.find(reader.caller(), nobody.id())).isNotNull();
        assertRefused(FORBIDDEN, () -> users.delete(reader.caller(), nobody.id()));
        assertRefused(FORBIDDEN, () -> users.find(nobody.caller(), reader.id()));
        assertRefused(
                FORBIDDEN, () -> users.list(nobody.caller(), AccountQuery.all().withLimit(10)));
    }

    private Caller root() {
        return world.root().caller();
    }

    private Account create(String name, String... roles) {
        return users.create(
                root(),
                NewUser.of(Username.of(name), secret(World.FIRST_PASSWORD)).withRoles(Set.of(roles)));
    }

    private static List<String> namesOn(Page<Account> page) {
        return page.items().stream()
                .map(account -> account.user().username().text())
                .toList();
    }
}
