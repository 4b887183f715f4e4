package org.accountkit.testkit.specification;

import static org.accountkit.access.RefusalCode.MALFORMED_REQUEST;
import static org.accountkit.testkit.specification.Refusals.assertRefused;
import static org.accountkit.testkit.specification.World.REPORTS;
import static org.accountkit.testkit.specification.World.WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.accountkit.AccountServices;
import org.accountkit.access.Caller;
import org.accountkit.access.RequestOrigin;
import org.accountkit.administration.RoleAdministration;
import org.accountkit.administration.RoleAdministration.RoleEdit;
import org.accountkit.administration.UserEdit;
import org.accountkit.apikey.ApiKey.NewApiKey;
import org.accountkit.apikey.ApiKeyService.ApiKeyRequest;
import org.accountkit.user.Right;
import org.accountkit.user.Role;
import org.accountkit.user.User;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A role keeps a right that the host no longer declares until somebody removes it on purpose. */
public abstract class UndeclaredRightsSpecification extends ServiceSpecification {

    private AccountServices later;
    private RoleAdministration roles;

    /** For subclasses. */
    protected UndeclaredRightsSpecification() {}

    @BeforeEach
    void stopDeclaringARight() {
        world.accounts.operations().ensureRole("clerk", Set.of(WRITE, REPORTS), Set.of());
        world.accounts.operations().ensureRole("reader", Set.of(REPORTS), Set.of(WRITE));
        later = world.node(builder -> builder.rights(REPORTS.name()).apiKeysPerUser(2));
        roles = later.roles();
    }

    @AfterEach
    void closeNode() {
        later.close();
    }

    @Test
    void areListedWithTheirRoleButNotAmongTheRights() {
        assertThat(roles.list(root())).contains(new Role(world.realm, "clerk", Set.of(WRITE, REPORTS), Set.of()));
        assertThat(roles.rights(root())).doesNotContain(WRITE);
    }

    @Test
    void stayWhenARoleIsSavedAsItIs() {
        Role clerk = edit("clerk", asItIs("clerk"));
        Role reader = edit("reader", asItIs("reader"));

        assertThat(clerk.grants()).containsExactlyInAnyOrder(WRITE, REPORTS);
        assertThat(reader.denies()).containsExactly(WRITE);
    }

    @Test
    void goWhenTheyAreLeftOut() {
        Role clerk = edit("clerk", new RoleEdit(Optional.of(Set.of(REPORTS)), Optional.empty()));

        assertThat(clerk.grants()).containsExactly(REPORTS);
        assertRefused(
                MALFORMED_REQUEST,
                () -> edit("clerk", new RoleEdit(Optional.of(Set.of(WRITE, REPORTS)), Optional.empty())));
    }

    @Test
    void areNotAdded() {
        assertRefused(
                MALFORMED_REQUEST, () -> edit("clerk", new RoleEdit(Optional.empty(), Optional.of(Set.of(WRITE)))));
        assertRefused(
                MALFORMED_REQUEST, () -> edit("reader", new RoleEdit(Optional.of(Set.of(WRITE)), Optional.empty())));
        assertRefused(MALFORMED_REQUEST, () -> roles.create(root(), "new", Set.of(WRITE), Set.of()));
    }

    @Test
    void comeBackWithTheHostsDeclaration() {
        Person ada = world.person("ada", "clerk");
        edit("clerk", new RoleEdit(Optional.empty(), Optional.empty()));

        assertThat(ada.caller(later, RequestOrigin.unknown()).rights()).containsExactly(REPORTS);
        assertThat(ada.caller().rights()).containsExactlyInAnyOrder(WRITE, REPORTS);
    }

    @Test
    void stayWithALimitedApiKey() {
        NewApiKey made;
        try (AccountServices earlier = world.node(builder -> builder.apiKeysPerUser(2))) {
            made = earlier.apiKeys()
                    .add(world.root().caller(), ApiKeyRequest.named("nightly").limitedTo(Set.of(WRITE, REPORTS)));
        }
        world.keepSecret(made.text());

        assertThat(later.apiKeys().list(root()))
                .singleElement()
                .satisfies(key -> assertThat(key.rights()).contains(Set.of(WRITE, REPORTS)));
        assertThat(Person.byKey(later, made.text()).orElseThrow().rights()).containsExactly(REPORTS);
        assertRefused(
                MALFORMED_REQUEST,
                () -> later.apiKeys().add(root(), ApiKeyRequest.named("weekly").limitedTo(Set.of(WRITE))));
    }

    /** The same for a role that no longer exists. */
    @Test
    void aUserKeepsARoleThatNoLongerExists() {
        Person ada = world.person("ada", "clerk");
        User user = world.stores.users().find(ada.id()).orElseThrow();
        world.stores.unitOfWork().execute(() -> world.stores.roles().delete(world.realm, "clerk"));

        world.edit(ada, edit -> edit.roles("clerk", "reader"));
        assertThat(world.stores.users().find(ada.id()).orElseThrow().roles())
                .containsExactlyInAnyOrder("clerk", "reader");
        world.edit(ada, edit -> edit.roles("reader"));
        assertRefused(
                MALFORMED_REQUEST,
                () -> world.accounts
                        .users()
                        .edit(
                                world.root().caller(),
                                user.id(),
                                UserEdit.basedOn(2).roles("clerk").build()));
    }

    /** Versions before this one could store a role under the built-in name. */
    @Test
    void aStoredRoleOfTheBuiltInNameCountsForNothing() {
        assertThat(world.accounts.operations().ensureRole(Role.ADMINISTRATOR, Set.of(), Set.of(REPORTS)))
                .isFalse();
        assertThat(world.stores.roles().find(world.realm, Role.ADMINISTRATOR)).isEmpty();

        Role stored = new Role(world.realm, Role.ADMINISTRATOR, Set.of(), Set.of(REPORTS, Right.USERS_MANAGE));
        world.stores.unitOfWork().execute(() -> world.stores.roles().add(stored));

        assertThat(roles.list(root()))
                .filteredOn(role -> role.name().equals(Role.ADMINISTRATOR))
                .singleElement()
                .satisfies(role -> assertThat(role.denies()).isEmpty());
        assertThat(root().rights()).containsAll(roles.rights(root()));
        assertThat(edit("clerk", new RoleEdit(Optional.empty(), Optional.empty()))
                        .name())
                .isEqualTo("clerk");
    }

    private RoleEdit asItIs(String name) {
        return roles.list(root()).stream()
                .filter(role -> role.name().equals(name))
                .map(role -> new RoleEdit(Optional.of(role.grants()), Optional.of(role.denies())))
                .findFirst()
                .orElseThrow();
    }

    private Role edit(String name, RoleEdit edit) {
        return roles.edit(root(), name, edit);
    }

    private Caller root() {
        return world.root().caller(later, RequestOrigin.unknown());
    }
}
