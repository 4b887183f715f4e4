package org.accountkit.testkit.specification;

import static org.accountkit.access.RefusalCode.INVALID_CREDENTIALS;
import static org.accountkit.access.RefusalCode.MANAGED_ELSEWHERE;
import static org.accountkit.access.RefusalCode.NOT_AUTHENTICATED;
import static org.accountkit.testkit.specification.Refusals.assertRefused;
import static org.accountkit.testkit.specification.World.PASSWORD;
import static org.accountkit.testkit.specification.World.secret;
import static org.assertj.core.api.Assertions.assertThat;

import org.accountkit.access.Account.PendingAction;
import org.accountkit.access.Caller;
import org.accountkit.administration.NewUser;
import org.accountkit.administration.UserAdministration;
import org.accountkit.administration.UserEdit;
import org.accountkit.secret.Secret;
import org.accountkit.user.Role;
import org.accountkit.user.User;
import org.accountkit.user.Username;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Users of a read-only directory: changes to the directory's data are refused, everything of AccountKit's works. */
public abstract class DirectorySpecification extends DirectoryStage {

    private UserAdministration users;
    private Person root;
    private Person ada;

    /** For subclasses. */
    protected DirectorySpecification() {}

    @BeforeEach
    void openDirectory() {
        root = directoryUser("root", Role.ADMINISTRATOR);
        ada = directoryUser("ada");
        Interception readOnly = (method, call) -> method.getName().equals("writable") ? false : call.proceed();
        users = world.node(builder -> builder.stores(readOnly.of(world.stores))).users();
    }

    @Test
    void refusesToCreateEditAndDeleteUsers() {
        NewUser wanted = NewUser.of(Username.of("eve"), secret(World.FIRST_PASSWORD));

        assertRefused(MANAGED_ELSEWHERE, () -> users.create(root(), wanted));
        assertRefused(MANAGED_ELSEWHERE, () -> users.delete(root(), ada.id()));
        assertRefused(
                MANAGED_ELSEWHERE,
                () -> users.edit(
                        root(), ada.id(), UserEdit.basedOn(0).fullName("x").build()));
        assertRefused(
                MANAGED_ELSEWHERE,
                () -> users.edit(
                        root(), ada.id(), UserEdit.basedOn(0).enabled(false).build()));
    }

    @Test
    void requiresTwoFactorAuthenticationOfADirectoryUser() {
        users.edit(root(), ada.id(), UserEdit.basedOn(0).twoFactorRequired(true).build());

        assertThat(ada.caller().pendingActions()).containsExactly(PendingAction.SET_UP_TWO_FACTOR);
    }

    @Test
    void clearsTheTwoFactorAuthenticationOfADirectoryUser() {
        ada.withPhone();

        users.edit(root(), ada.id(), UserEdit.basedOn(0).clearTwoFactor().build());

        assertThat(users.find(root(), ada.id()).twoFactorActive()).isFalse();
    }

    /** The directory notifies nobody, yet the change takes effect at the next request. */
    @Test
    @Tag("A29")
    @Tag("A40")
    void a40EndsEveryCredentialOfAUserDisabledInTheDirectory() {
        ada.withPhone();
        Secret key = ada.newApiKey();
        Secret pending = ada.beginSignIn();

        disableInTheDirectory(ada);

        assertThat(ada.isSignedIn()).isFalse();
        assertThat(ada.byKey(key)).isEmpty();
        assertRefused(NOT_AUTHENTICATED, () -> ada.complete(pending, ada.freshCode()));
        assertRefused(INVALID_CREDENTIALS, () -> world.signIn("ada", PASSWORD));
    }

    @Test
    @Tag("A40")
    void a40GivesNoSessionBackToAUserWhoIsEnabledAgain() {
        Secret elsewhere = ada.atAnotherBrowser().session();
        Secret key = ada.newApiKey();
        disableInTheDirectory(ada);
        assertThat(ada.isSignedIn()).isFalse();

        setEnabled(ada, true);

        assertThat(ada.isSignedIn()).isFalse();
        assertThat(Person.isValid(world.accounts, elsewhere)).isFalse();
        assertThat(ada.byKey(key)).isPresent();
        assertThat(ada.signIn().isSignedIn()).isTrue();
    }

    /** A script with an API key may be the first to notice, and the only one. */
    @Test
    @Tag("A40")
    void a40GivesNoSessionBackOnceAKeyOfTheDisabledUserWasRefused() {
        Secret key = ada.newApiKey();

        disableInTheDirectory(ada);
        assertThat(ada.byKey(key)).isEmpty();
        long epoch = world.accounts.epochOf(ada.id());
        assertThat(ada.byKey(key)).isEmpty();
        assertThat(world.accounts.epochOf(ada.id())).as("written once").isEqualTo(epoch);
        setEnabled(ada, true);

        assertThat(ada.isSignedIn()).isFalse();
        assertThat(ada.byKey(key)).isPresent();
    }

    @Test
    @Tag("A40")
    void a40GivesNoPendingSignInBack() {
        ada.withPhone();
        Secret pending = ada.beginSignIn();

        disableInTheDirectory(ada);
        assertThat(world.accounts.signIn().isPending(pending)).isFalse();
        setEnabled(ada, true);

        assertThat(world.accounts.signIn().isPending(pending)).isFalse();
        assertThat(ada.isSignedIn()).isFalse();
    }

    /** Nothing else is left whose end would raise the epoch. */
    @Test
    @Tag("A40")
    void a40GivesNoPendingSignInBackThatIsAllTheUserHas() {
        ada.withPhone();
        Secret pending = ada.beginSignIn();
        world.stores.sessions().deleteAll(ada.id());
        world.stores.knownDevices().deleteAll(ada.id());

        disableInTheDirectory(ada);
        assertThat(world.accounts.signIn().isPending(pending)).isFalse();
        setEnabled(ada, true);

        assertThat(world.accounts.signIn().isPending(pending)).isFalse();
    }

    @Test
    @Tag("A40")
    void a40ForgetsTheDevicesOfADisabledUser() {
        ada.atAnotherBrowser();
        assertThat(world.stores.knownDevices().list(ada.id())).isNotEmpty();

        disableInTheDirectory(ada);
        assertThat(ada.isSignedIn()).isFalse();

        assertThat(world.stores.knownDevices().list(ada.id())).isEmpty();
    }

    private void disableInTheDirectory(Person person) {
        setEnabled(person, false);
    }

    private void setEnabled(Person person, boolean enabled) {
        User user = world.stores.users().find(person.id()).orElseThrow();
        plant(new User(user.id(), user.realm(), user.username(), "", "", enabled, user.roles(), user.createdAt()));
    }

    private Caller root() {
        return root.caller();
    }
}
