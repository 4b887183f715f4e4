package org.accountkit.testkit.specification;

import static org.accountkit.access.RefusalCode.LAST_ADMINISTRATOR;
import static org.accountkit.testkit.specification.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.accountkit.access.Caller;
import org.accountkit.administration.RoleAdministration.RoleEdit;
import org.accountkit.administration.UserAdministration;
import org.accountkit.administration.UserEdit;
import org.accountkit.testkit.Race;
import org.accountkit.user.Right;
import org.accountkit.user.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * There is always an enabled user who can manage users, whatever is changed and however many change it concurrently.
 */
public abstract class LastAdministratorSpecification extends ServiceSpecification {

    private UserAdministration users;

    /** For subclasses. */
    protected LastAdministratorSpecification() {}

    @BeforeEach
    void openUsers() {
        users = world.accounts.users();
    }

    @Test
    @Tag("A46")
    void a46CannotBeDisabledDemotedOrDeleted() {
        Person root = world.root();
        world.person("ada");

        assertRefused(LAST_ADMINISTRATOR, () -> world.edit(root, edit -> edit.enabled(false)));
        assertRefused(LAST_ADMINISTRATOR, () -> world.edit(root, edit -> edit.roles()));
        assertRefused(LAST_ADMINISTRATOR, () -> users.delete(root.caller(), root.id()));

        assertThat(root.isSignedIn()).isTrue();
        assertThat(root.caller().has(Right.USERS_MANAGE)).isTrue();
        assertThat(world.version(root)).isZero();
    }

    @Test
    @Tag("A46")
    void a46CannotBeDemotedByADenyingRole() {
        world.denyingRole("readonly", Right.USERS_MANAGE);
        world.denyingRole("harmless", World.WRITE);
        Person root = world.root();

        assertRefused(LAST_ADMINISTRATOR, () -> world.edit(root, edit -> edit.roles(Role.ADMINISTRATOR, "readonly")));
        world.edit(root, edit -> edit.roles(Role.ADMINISTRATOR, "harmless"));
        root.signIn();
        assertRefused(
                LAST_ADMINISTRATOR,
                () -> world.accounts
                        .roles()
                        .edit(
                                root.caller(),
                                "harmless",
                                new RoleEdit(Optional.empty(), Optional.of(Set.of(World.WRITE, Right.USERS_MANAGE)))));

        assertThat(root.caller().has(Right.USERS_MANAGE)).isTrue();
    }

    @Test
    @Tag("A46")
    void a46CanBeDisabledOnceThereIsAnother() {
        Person second = world.person("second", Role.ADMINISTRATOR);

        users.edit(
                second.caller(),
                world.root().id(),
                UserEdit.basedOn(0).enabled(false).build());

        assertRefused(
                LAST_ADMINISTRATOR,
                () -> users.edit(
                        second.caller(),
                        second.id(),
                        UserEdit.basedOn(0).roles().build()));
    }

    @Test
    @Tag("A46")
    void a46DoesNotCountDisabledUsers() {
        Person second = world.person("second", Role.ADMINISTRATOR);
        world.edit(second, edit -> edit.enabled(false));

        assertRefused(LAST_ADMINISTRATOR, () -> world.edit(world.root(), edit -> edit.roles()));
    }

    @Test
    @Tag("A46")
    void a46MayHoldTheRightThroughAnyRole() {
        Person manager = world.manager("mia");
        world.edit(world.root(), edit -> edit.enabled(false));

        assertRefused(
                LAST_ADMINISTRATOR,
                () -> users.edit(
                        manager.caller(),
                        manager.id(),
                        UserEdit.basedOn(0).roles().build()));
        assertRefused(
                LAST_ADMINISTRATOR,
                () -> world.accounts
                        .roles()
                        .edit(manager.caller(), "mia-role", new RoleEdit(Optional.of(Set.of()), Optional.empty())));

        assertThat(manager.caller().has(Right.USERS_MANAGE)).isTrue();
    }

    @Test
    @Tag("A46")
    void a46RemainsWhenTwoDemoteEachOther() {
        Person first = world.person("first", Role.ADMINISTRATOR);
        Person second = world.person("second", Role.ADMINISTRATOR);
        world.edit(world.root(), edit -> edit.enabled(false));

        Caller byFirst = first.caller();
        Caller bySecond = second.caller();

        Race.successes(List.of(
                () -> users.edit(
                        byFirst, second.id(), UserEdit.basedOn(0).roles().build()),
                () -> users.edit(
                        bySecond, first.id(), UserEdit.basedOn(0).roles().build())));

        assertThat(List.of(isAdministrator(first), isAdministrator(second))).containsOnlyOnce(true);
    }

    private boolean isAdministrator(Person person) {
        return world.stores.users().find(person.id()).orElseThrow().roles().contains(Role.ADMINISTRATOR);
    }
}
