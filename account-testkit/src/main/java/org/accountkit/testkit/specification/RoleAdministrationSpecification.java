package org.accountkit.testkit.specification;

import static org.accountkit.access.RefusalCode.FORBIDDEN;
import static org.accountkit.access.RefusalCode.MALFORMED_REQUEST;
import static org.accountkit.access.RefusalCode.NOT_FOUND;
import static org.accountkit.access.RefusalCode.REAUTHENTICATION_REQUIRED;
import static org.accountkit.access.RefusalCode.ROLE_IN_USE;
import static org.accountkit.access.RefusalCode.ROLE_TAKEN;
import static org.accountkit.testkit.specification.Refusals.assertRefused;
import static org.accountkit.testkit.specification.World.REPORTS;
import static org.accountkit.testkit.specification.World.WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.accountkit.access.Caller;
import org.accountkit.administration.RoleAdministration;
import org.accountkit.administration.RoleAdministration.RoleEdit;
import org.accountkit.administration.UserEdit;
import org.accountkit.audit.AuditEvent;
import org.accountkit.audit.AuditEvent.AuditOutcome;
import org.accountkit.audit.AuditEventType;
import org.accountkit.testkit.Race;
import org.accountkit.user.Right;
import org.accountkit.user.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Administrators list, create, edit and delete roles. */
public abstract class RoleAdministrationSpecification extends ServiceSpecification {

    private static final Right UNDECLARED = new Right("nobody.declared-this");

    private RoleAdministration roles;

    /** For subclasses. */
    protected RoleAdministrationSpecification() {}

    @BeforeEach
    void openRoles() {
        roles = world.accounts.roles();
    }

    @Test
    void listsTheBuiltInRoleFirst() {
        roles.create(root(), "operator", Set.of(WRITE), Set.of());
        roles.create(root(), "auditor", Set.of(REPORTS), Set.of(WRITE));

        List<Role> listed = roles.list(root());

        assertThat(listed).extracting(Role::name).containsExactly(Role.ADMINISTRATOR, "auditor", "operator");
        assertThat(listed.get(0).grants()).containsExactlyInAnyOrderElementsOf(roles.rights(root()));
        assertThat(listed.get(1)).isEqualTo(new Role(world.realm, "auditor", Set.of(REPORTS), Set.of(WRITE)));
    }

    @Test
    void listsAccountKitsRightsAndTheHosts() {
        assertThat(roles.rights(root()))
                .isSorted()
                .contains(Right.USERS_READ, Right.DOWNLOADS_MANAGE, WRITE, REPORTS)
                .hasSize(9);
    }

    @Test
    void createsARoleThatTakesEffectImmediately() {
        roles.create(root(), "operator", Set.of(WRITE), Set.of());

        Person ada = world.person("ada", "operator");

        assertThat(ada.caller().rights()).containsExactly(WRITE);
        assertThat(world.events(AuditEventType.ROLE_CREATION)).singleElement().satisfies(event -> {
            assertThat(event.details()).containsEntry("role", "operator");
            assertThat(event.subject()).isEmpty();
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "A",
                "1a",
                "-a",
                "a b",
                "a_b",
                "é",
                "aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffff1234"
            })
    void rejectsAnInvalidRoleName(String name) {
        assertRefused(MALFORMED_REQUEST, () -> roles.create(root(), name, Set.of(), Set.of()));
    }

    @Test
    void rejectsANewRoleWithAnUndeclaredRight() {
        assertRefused(MALFORMED_REQUEST, () -> roles.create(root(), "a", Set.of(UNDECLARED), Set.of()));
        assertRefused(MALFORMED_REQUEST, () -> roles.create(root(), "a", Set.of(), Set.of(UNDECLARED)));
    }

    @Test
    void rejectsAnEditToAnUndeclaredRight() {
        Role made = roles.create(root(), "operator", Set.of(WRITE), Set.of());
        Optional<Set<Right>> undeclared = Optional.of(Set.of(UNDECLARED));

        assertRefused(
                MALFORMED_REQUEST, () -> roles.edit(root(), "operator", new RoleEdit(undeclared, Optional.empty())));
        assertRefused(
                MALFORMED_REQUEST, () -> roles.edit(root(), "operator", new RoleEdit(Optional.empty(), undeclared)));

        assertThat(roles.list(root())).contains(made);
    }

    @Test
    void rejectsATakenRoleName() {
        roles.create(root(), "operator", Set.of(WRITE), Set.of());

        assertRefused(ROLE_TAKEN, () -> roles.create(root(), "operator", Set.of(), Set.of()));
        assertRefused(ROLE_TAKEN, () -> roles.create(root(), Role.ADMINISTRATOR, Set.of(), Set.of()));

        assertThat(roles.list(root()).get(1).grants()).containsExactly(WRITE);
    }

    @Test
    void editsOnlyWhatIsGiven() {
        roles.create(root(), "operator", Set.of(WRITE), Set.of(REPORTS));

        Role after = roles.edit(root(), "operator", new RoleEdit(Optional.of(Set.of()), Optional.empty()));

        assertThat(after).isEqualTo(new Role(world.realm, "operator", Set.of(), Set.of(REPORTS)));
        assertThat(roles.list(root())).contains(after);
        assertThat(world.events(AuditEventType.ROLE_EDIT)).hasSize(1);
    }

    @Test
    @Tag("A29")
    void a29TakesEffectForEveryHolderAtTheNextRequestAndEndsNoSession() {
        roles.create(root(), "operator", Set.of(WRITE), Set.of());
        Person ada = world.person("ada", "operator");
        var key = ada.newApiKey();

        roles.edit(root(), "operator", new RoleEdit(Optional.of(Set.of(REPORTS)), Optional.empty()));

        assertThat(ada.isSignedIn()).isTrue();
        assertThat(ada.caller().rights()).containsExactly(REPORTS);
        assertThat(ada.byKey(key).orElseThrow().rights()).containsExactly(REPORTS);
    }

    @Test
    void letsADenialWinOverEveryGrant() {
        roles.create(root(), "operator", Set.of(WRITE, REPORTS), Set.of());
        roles.create(root(), "readonly", Set.of(WRITE), Set.of(WRITE));

        Person ada = world.person("ada", "operator", "readonly");

        assertThat(ada.caller().rights()).containsExactly(REPORTS);
    }

    @Test
    void doesNotFindAnUnknownRoleToEdit() {
        assertRefused(NOT_FOUND, () -> roles.edit(root(), "gone", new RoleEdit(Optional.empty(), Optional.empty())));
        assertRefused(NOT_FOUND, () -> roles.delete(root(), "gone"));
        assertRefused(NOT_FOUND, () -> roles.delete(root(), "Not A Name"));
    }

    @Test
    void leavesTheBuiltInRoleAlone() {
        RoleEdit edit = new RoleEdit(Optional.of(Set.of()), Optional.empty());

        assertRefused(FORBIDDEN, () -> roles.edit(root(), Role.ADMINISTRATOR, edit));
        assertRefused(FORBIDDEN, () -> roles.delete(root(), Role.ADMINISTRATOR));
    }

    @Test
    void deletesARoleThatNobodyHolds() {
        roles.create(root(), "operator", Set.of(WRITE), Set.of());
        Person ada = world.person("ada", "operator");
        world.edit(ada, edit -> edit.enabled(false));

        assertRefused(ROLE_IN_USE, () -> roles.delete(root(), "operator"));
        world.edit(ada, edit -> edit.roles());
        roles.delete(root(), "operator");

        assertThat(roles.list(root())).extracting(Role::name).containsExactly(Role.ADMINISTRATOR);
        assertThat(world.events(AuditEventType.ROLE_DELETION))
                .extracting(AuditEvent::outcome)
                .containsExactly(AuditOutcome.SUCCESS, AuditOutcome.REFUSED);
    }

    @Test
    void isEitherAssignedOrDeletedInARace() {
        roles.create(root(), "operator", Set.of(WRITE), Set.of());
        Person ada = world.person("ada");
        Caller root = root();
        UserEdit.Builder giving = UserEdit.basedOn(0).roles("operator");

        List<String> done = Race.successes(List.of(
                () -> {
                    roles.delete(root, "operator");
                    return "deleted";
                },
                () -> {
                    world.accounts.users().edit(root, ada.id(), giving.build());
                    return "given";
                }));

        assertThat(done).hasSize(1);
    }

    @Test
    @Tag("A44")
    void a44RefusesToAddARightTheCallerLacks() {
        Caller mia = world.manager("mia").caller();
        roles.create(root(), "empty", Set.of(), Set.of());

        assertRefused(FORBIDDEN, () -> roles.create(mia, "operator", Set.of(WRITE), Set.of()));
        assertRefused(
                FORBIDDEN, () -> roles.edit(mia, "empty", new RoleEdit(Optional.of(Set.of(WRITE)), Optional.empty())));
        roles.create(mia, "reader", Set.of(Right.USERS_READ), Set.of(Right.USERS_MANAGE));
    }

    @Test
    @Tag("A44")
    void a44RefusesToLiftADenialOfARightTheCallerLacks() {
        roles.create(root(), "readonly", Set.of(), Set.of(WRITE));
        Caller mia = world.manager("mia").caller();

        assertRefused(
                FORBIDDEN, () -> roles.edit(mia, "readonly", new RoleEdit(Optional.empty(), Optional.of(Set.of()))));
    }

    @Test
    @Tag("A45")
    void a45RefusesToChangeARoleWithARightTheCallerLacks() {
        roles.create(root(), "operator", Set.of(WRITE), Set.of());
        Caller mia = world.manager("mia").caller();

        assertRefused(
                FORBIDDEN, () -> roles.edit(mia, "operator", new RoleEdit(Optional.of(Set.of()), Optional.empty())));
        assertRefused(FORBIDDEN, () -> roles.delete(mia, "operator"));
    }

    @Test
    void needsItsRightsAndAFreshProof() {
        world.role("reader", Right.ROLES_READ);
        Person reader = world.person("rae", "reader");
        Person nobody = world.person("nobody");

        assertThat(roles.list(reader.caller())).hasSize(2);
        assertRefused(FORBIDDEN, () -> roles.create(reader.caller(), "operator", Set.of(), Set.of()));
        assertRefused(
                FORBIDDEN,
                () -> roles.edit(reader.caller(), "reader", new RoleEdit(Optional.empty(), Optional.of(Set.of()))));
        assertRefused(FORBIDDEN, () -> roles.list(nobody.caller()));
        assertRefused(FORBIDDEN, () -> roles.rights(nobody.caller()));
        Person root = world.root().unproven();
        assertRefused(REAUTHENTICATION_REQUIRED, () -> roles.delete(root.caller(), "reader"));
    }

    @Test
    @Tag("A30")
    void a30AcceptsApiKeysForReadingOnly() {
        Caller byKey = world.root().byKey(world.root().newApiKey()).orElseThrow();

        assertThat(roles.list(byKey)).hasSize(1);
        assertRefused(FORBIDDEN, () -> roles.create(byKey, "operator", Set.of(), Set.of()));
        assertRefused(FORBIDDEN, () -> roles.delete(byKey, "operator"));
    }

    private Caller root() {
        return world.root().caller();
    }
}
