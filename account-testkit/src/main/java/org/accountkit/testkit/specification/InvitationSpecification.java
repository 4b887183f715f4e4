package org.accountkit.testkit.specification;

import static org.accountkit.access.RefusalCode.INVALID_CREDENTIALS;
import static org.accountkit.testkit.specification.PasswordResetSpecification.NEXT;
import static org.accountkit.testkit.specification.Refusals.assertRefused;
import static org.accountkit.testkit.specification.World.secret;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.accountkit.access.Account;
import org.accountkit.access.Caller;
import org.accountkit.administration.NewUser;
import org.accountkit.audit.AuditEventType;
import org.accountkit.operations.ImportListener;
import org.accountkit.operations.ImportedUser;
import org.accountkit.user.User;
import org.accountkit.user.User.Contact;
import org.accountkit.user.UserId;
import org.accountkit.user.UserStore.UserQuery;
import org.accountkit.user.Username;
import org.junit.jupiter.api.Test;

/** Users who are invited, and where to reach users. */
public abstract class InvitationSpecification extends ServiceSpecification {

    private static final Contact WORK = new Contact("ada@example.org", false);

    /** For specifications. */
    protected InvitationSpecification() {}

    private Account create(NewUser wanted) {
        return world.accounts.users().create(world.root().caller(), wanted);
    }

    private Optional<Contact> contactOf(UserId id) {
        return world.accounts.users().find(world.root().caller(), id).user().contact();
    }

    @Test
    void createsAUserWithoutAPasswordWhoSetsOneWithAToken() {
        UserId id = create(NewUser.invited(Username.of("ada"))).id();
        world.keepSecret(secret(NEXT));
        assertThat(world.stores.passwords().find(id)).isEmpty();
        assertRefused(INVALID_CREDENTIALS, () -> world.signIn("ada", ""));
        assertRefused(INVALID_CREDENTIALS, () -> world.signIn("ada", World.FIRST_PASSWORD));

        world.completeReset(world.issueReset(id), NEXT);

        Person ada = new Person(world, id, "ada").withPassword(NEXT).signIn();
        assertThat(ada.caller().pendingActions()).isEmpty();
    }

    @Test
    void letsAnInvitedUserRequestAnotherToken() {
        Person ada =
                new Person(world, create(NewUser.invited(Username.of("ada"))).id(), "ada");

        world.completeReset(world.requestReset(ada), NEXT);

        assertThat(ada.withPassword(NEXT).signIn().isSignedIn()).isTrue();
    }

    /** There is nothing to hash. */
    @Test
    void isCreatedWithinAHostsTransaction() {
        NewUser wanted = NewUser.invited(Username.of("ada"));

        Caller root = world.root().caller();
        UserId id = world.stores
                .unitOfWork()
                .run(() -> world.accounts.users().create(root, wanted).id());

        world.completeReset(world.issueReset(id), NEXT);
        assertThat(world.signIn("ada", NEXT)).isNotNull();
    }

    @Test
    void keepsAContact() {
        UserId id =
                create(NewUser.invited(Username.of("ada")).withContact(WORK)).id();

        assertThat(contactOf(id)).contains(WORK);
        assertThat(world.accounts.users().find(world.root().caller(), id).user())
                .isEqualTo(world.stores.users().find(id).orElseThrow());
    }

    @Test
    void changesAndRemovesAContact() {
        Person ada = world.person("ada");
        Contact verified = new Contact("ada@home.example", true);

        world.edit(ada, edit -> edit.contact(Optional.of(verified)));
        assertThat(contactOf(ada.id())).contains(verified);
        world.edit(ada, edit -> edit.fullName("Ada"));
        assertThat(contactOf(ada.id())).contains(verified);
        world.edit(ada, edit -> edit.contact(Optional.empty()));

        assertThat(contactOf(ada.id())).isEmpty();
        assertThat(world.events(AuditEventType.USER_EDIT))
                .extracting(event -> event.details().get("changed"))
                .containsExactly("contact", "fullName", "contact");
        assertThat(world.events(AuditEventType.USER_EDIT))
                .noneMatch(event -> event.toString().contains("home.example"));
        assertThat(ada.isSignedIn()).isTrue();
    }

    @Test
    void isNoCredentialAndNotSearched() {
        Person ada = world.person("ada");
        world.edit(ada, edit -> edit.contact(Optional.of(new Contact("lovelace@example.org", true))));

        assertRefused(INVALID_CREDENTIALS, () -> world.signIn("lovelace@example.org", World.PASSWORD));
        assertThat(world.stores.users().list(UserQuery.in(world.realm).withSearch("lovelace")))
                .isEmpty();
    }

    @Test
    void importsAContact() {
        ImportListener failing = (row, user, reason) -> {
            throw new AssertionError(reason);
        };

        world.accounts
                .operations()
                .importUsers(
                        List.of(ImportedUser.of("ada").contact(WORK).build()).iterator(), failing);

        User ada =
                world.stores.users().findByName(world.realm, Username.of("ada")).orElseThrow();
        assertThat(ada.contact()).contains(WORK);
    }
}
