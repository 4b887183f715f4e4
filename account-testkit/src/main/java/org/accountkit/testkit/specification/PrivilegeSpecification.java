package org.accountkit.testkit.specification;

import static org.accountkit.access.RefusalCode.FORBIDDEN;
import static org.accountkit.testkit.specification.Refusals.assertRefused;
import static org.accountkit.testkit.specification.World.secret;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.accountkit.access.Caller;
import org.accountkit.administration.NewUser;
import org.accountkit.administration.UserAdministration;
import org.accountkit.administration.UserEdit;
import org.accountkit.user.Username;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Administrators with limited rights: they act on nobody with more rights, and grant none that they lack. */
public abstract class PrivilegeSpecification extends ServiceSpecification {

    private UserAdministration users;

    /** For subclasses. */
    protected PrivilegeSpecification() {}

    @BeforeEach
    void openUsers() {
        users = world.accounts.users();
        world.role("operator", World.WRITE);
    }

    @Test
    @Tag("A44")
    void a44RefusesToGrantARightTheCallerLacks() {
        Person manager = world.manager("mia");
        Person ada = world.person("ada");
        NewUser wanted =
                NewUser.of(Username.of("eve"), secret(World.FIRST_PASSWORD)).withRoles(Set.of("operator"));

        assertRefused(
                FORBIDDEN,
                () -> users.edit(
                        manager.caller(),
                        ada.id(),
                        UserEdit.basedOn(0).roles("operator").build()));
        assertRefused(
                FORBIDDEN,
                () -> users.edit(
                        manager.caller(),
                        ada.id(),
                        UserEdit.basedOn(0).roles("administrator").build()));
        assertRefused(FORBIDDEN, () -> users.create(manager.caller(), wanted));

        assertThat(users.find(root(), ada.id()).user().roles()).isEmpty();
    }

    @Test
    @Tag("A44")
    void a44RefusesToGrantOneselfARight() {
        Person manager = world.manager("mia");

        assertRefused(
                FORBIDDEN,
                () -> users.edit(
                        manager.caller(),
                        manager.id(),
                        UserEdit.basedOn(0).roles("mia-role", "operator").build()));

        assertThat(manager.caller().rights()).doesNotContain(World.WRITE);
    }

    @Test
    @Tag("A44")
    void a44RefusesToLiftADenialOfARightTheCallerLacks() {
        world.denyingRole("readonly", World.WRITE);
        Person manager = world.manager("mia");
        Person ada = world.person("ada", "operator", "readonly");

        assertRefused(
                FORBIDDEN,
                () -> users.edit(
                        manager.caller(),
                        ada.id(),
                        UserEdit.basedOn(0).roles("operator").build()));

        assertThat(users.find(root(), ada.id()).user().roles()).containsExactlyInAnyOrder("operator", "readonly");
    }

    /** A right that another role denies today is granted as soon as that role is removed. */
    @Test
    @Tag("A44")
    void a44RefusesARoleThatGrantsBehindADenialWhatTheCallerLacks() {
        world.denyingRole("readonly", World.WRITE);
        Person manager = world.manager("mia");
        Person ada = world.person("ada");

        assertRefused(
                FORBIDDEN,
                () -> users.edit(
                        manager.caller(),
                        ada.id(),
                        UserEdit.basedOn(0).roles("operator", "readonly").build()));

        assertThat(users.find(root(), ada.id()).user().roles()).isEmpty();
    }

    @Test
    @Tag("A44")
    void a44AssignsRolesWhoseRightsTheCallerHolds() {
        Person manager = world.manager("mia", World.WRITE);
        Person ada = world.person("ada");

        users.edit(
                manager.caller(),
                ada.id(),
                UserEdit.basedOn(0).roles("operator").build());

        assertThat(ada.signIn().caller().rights()).containsExactly(World.WRITE);
    }

    @Test
    @Tag("A45")
    void a45RefusesToActOnAUserWithARightTheCallerLacks() {
        Person manager = world.manager("mia");
        Person ada = world.person("ada", "operator").withPhone();
        Caller mia = manager.signIn().caller();

        assertRefused(
                FORBIDDEN,
                () -> users.edit(
                        mia, ada.id(), UserEdit.basedOn(0).fullName("x").build()));
        assertRefused(
                FORBIDDEN,
                () -> users.edit(
                        mia, ada.id(), UserEdit.basedOn(0).enabled(false).build()));
        assertRefused(
                FORBIDDEN,
                () -> users.edit(
                        mia, ada.id(), UserEdit.basedOn(0).clearTwoFactor().build()));
        assertRefused(
                FORBIDDEN,
                () -> users.edit(
                        mia,
                        ada.id(),
                        UserEdit.basedOn(0)
                                .password(World.secret("set by an administrator"))
                                .build()));
        assertRefused(FORBIDDEN, () -> users.delete(mia, ada.id()));
        assertRefused(FORBIDDEN, () -> users.signOut(mia, ada.id()));
        assertRefused(FORBIDDEN, () -> users.unlock(mia, ada.id()));
        assertRefused(FORBIDDEN, () -> users.removeApiKey(mia, ada.id()));
        assertRefused(
                FORBIDDEN,
                () -> users.edit(
                        mia,
                        world.root().id(),
                        UserEdit.basedOn(0).enabled(false).build()));

        assertThat(ada.isSignedIn()).isTrue();
        assertThat(users.find(mia, ada.id()).twoFactorActive()).isTrue();
    }

    @Test
    @Tag("A45")
    void a45RefusesToClearOnesOwnTwoFactorAuthentication() {
        Person administrator = world.root().withPhone();

        assertRefused(
                FORBIDDEN,
                () -> users.edit(
                        administrator.caller(),
                        administrator.id(),
                        UserEdit.basedOn(0).clearTwoFactor().build()));

        assertThat(administrator.caller().account().twoFactorActive()).isTrue();
    }

    private Caller root() {
        return world.root().caller();
    }
}
