package org.accountkit.testkit.specification;

import static org.accountkit.access.RefusalCode.FORBIDDEN;
import static org.accountkit.testkit.specification.Refusals.assertRefused;
import static org.accountkit.testkit.specification.World.REPORTS;
import static org.accountkit.testkit.specification.World.WRITE;
import static org.accountkit.testkit.specification.World.secret;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.accountkit.access.Caller;
import org.accountkit.administration.NewUser;
import org.accountkit.administration.RoleAdministration.RoleEdit;
import org.accountkit.administration.UserEdit;
import org.accountkit.user.Right;
import org.accountkit.user.Role;
import org.accountkit.user.User;
import org.accountkit.user.Username;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nobody gains power over a user who has more rights by a change of roles. */
public abstract class PowerSpecification extends PowerScenario {

    /** For subclasses. */
    protected PowerSpecification() {}

    /**
     * Each role grants {@code account.roles.read} and denies {@code reports.read}, and is held by one user, who holds other
     * roles as well. The last five columns are the outcomes for a role that is held by nobody, by a user without other
     * rights, by one who may write, by one whom another role denies that, and by an administrator.
     */
    @ParameterizedTest(name = "{0} by {1}")
    @CsvSource({
        "nothing,       manages-roles,               ok,        ok,          forbidden,   forbidden,   forbidden",
        "deny-held,     manages-roles,               ok,        ok,          forbidden,   forbidden,   forbidden",
        "deny-lacked,   manages-roles,               forbidden, forbidden,   forbidden,   forbidden,   forbidden",
        "lift-reports,  manages-roles,               forbidden, forbidden,   forbidden,   forbidden,   forbidden",
        "grant-held,    manages-roles,               ok,        ok,          forbidden,   forbidden,   forbidden",
        "grant-lacked,  manages-roles,               forbidden, forbidden,   forbidden,   forbidden,   forbidden",
        "grant-nothing, manages-roles,               ok,        ok,          forbidden,   forbidden,   forbidden",
        "clear,         manages-roles,               forbidden, forbidden,   forbidden,   forbidden,   forbidden",
        "delete,        manages-roles,               forbidden, forbidden,   forbidden,   forbidden,   forbidden",
        "lift-reports,  manages-roles reads-reports, ok,        ok,          forbidden,   forbidden,   forbidden",
        "clear,         manages-roles reads-reports, ok,        ok,          forbidden,   forbidden,   forbidden",
        "delete,        manages-roles reads-reports, ok,        role-in-use, forbidden,   forbidden,   forbidden",
        "deny-lacked,   administrator,               ok,        ok,          ok,          ok,          ok",
        "clear,         administrator,               ok,        ok,          ok,          ok,          ok",
        "delete,        administrator,               ok,        role-in-use, role-in-use, role-in-use, role-in-use",
        "nothing,       administrator denies-write,  ok,        ok,          forbidden,   ok,          forbidden",
        "deny-lacked,   administrator denies-write,  forbidden, forbidden,   forbidden,   forbidden,   forbidden",
    })
    @Tag("A74")
    void a74JudgesAnEditOfARoleByItsHolders(
            String operation,
            String actorsRoles,
            String nobody,
            String plain,
            String writer,
            String deniedWriter,
            String administrator) {
        HOLDERS.forEach(this::createHeldRole);
        Caller actor = world.person("actor", actorsRoles.split(" ")).caller();

        Map<String, String> outcomes = new LinkedHashMap<>();
        HOLDERS.forEach(holder -> outcomes.put(holder, outcome(() -> change(operation, actor, "held-by-" + holder))));

        assertThat(outcomes.values()).containsExactly(nobody, plain, writer, deniedWriter, administrator);
    }

    private void createHeldRole(String holder) {
        String role = "held-by-" + holder;
        world.accounts.operations().ensureRole(role, Set.of(Right.ROLES_READ), Set.of(REPORTS));
        if (!holder.equals("nobody")) {
            createUser(holder, role);
        }
    }

    private void change(String operation, Caller actor, String role) {
        switch (operation) {
            case "nothing" -> edit(actor, role, Optional.empty(), Optional.empty());
            case "deny-held" -> edit(actor, role, Optional.empty(), rights(REPORTS, Right.ROLES_READ));
            case "deny-lacked" -> edit(actor, role, Optional.empty(), rights(REPORTS, WRITE));
            case "lift-reports" -> edit(actor, role, Optional.empty(), rights());
            case "grant-held" -> edit(actor, role, rights(Right.ROLES_READ, Right.ROLES_MANAGE), Optional.empty());
            case "grant-lacked" -> edit(actor, role, rights(Right.ROLES_READ, WRITE), Optional.empty());
            case "grant-nothing" -> edit(actor, role, rights(), Optional.empty());
            case "clear" -> edit(actor, role, rights(), rights());
            case "delete" -> world.accounts.roles().delete(actor, role);
            default -> throw new IllegalArgumentException(operation);
        }
    }

    private void edit(Caller actor, String role, Optional<Set<Right>> grants, Optional<Set<Right>> denies) {
        world.accounts.roles().edit(actor, role, new RoleEdit(grants, denies));
    }

    private static Optional<Set<Right>> rights(Right... rights) {
        return Optional.of(Set.of(rights));
    }

    @Test
    @Tag("A74")
    void a74TakesNoRightFromSomebodyStrongerToResetThemAfterwards() {
        world.role("shared");
        Person victim = world.person("victim", Role.ADMINISTRATOR, "shared");
        Caller mia = world.manager("mia").caller();
        Optional<Set<Right>> everything =
                Optional.of(Set.copyOf(world.accounts.roles().rights(mia)));
        Set<Right> own = mia.rights();

        assertRefused(FORBIDDEN, () -> edit(mia, "shared", Optional.empty(), everything));
        assertRefused(FORBIDDEN, () -> edit(mia, "shared", Optional.empty(), Optional.of(own)));

        assertThat(victim.caller().rights()).contains(WRITE, Right.USERS_MANAGE);
    }

    @Test
    @Tag("A74")
    void a74CreatesNoDenialOfARightThatOneLacks() {
        Caller mia = world.manager("mia").caller();

        assertRefused(FORBIDDEN, () -> world.accounts.roles().create(mia, "readonly", Set.of(), Set.of(WRITE)));
        world.accounts.roles().create(mia, "blind", Set.of(), Set.of(Right.USERS_READ));
    }

    /** A host's directory may name a role that has not been created yet. */
    @Test
    @Tag("A74")
    void a74CreatesNoRoleThatSomebodyStrongerAlreadyHolds() {
        Person victim = world.person("victim", Role.ADMINISTRATOR);
        hold(victim, Role.ADMINISTRATOR, "awaited");
        hold(world.person("plain"), "harmless");
        Caller mia = world.manager("mia").caller();

        assertRefused(
                FORBIDDEN, () -> world.accounts.roles().create(mia, "awaited", Set.of(), Set.of(Right.USERS_MANAGE)));
        world.accounts.roles().create(mia, "harmless", Set.of(), Set.of(Right.USERS_MANAGE));

        assertThat(victim.caller().has(Right.USERS_MANAGE)).isTrue();
    }

    @Test
    @Tag("A74")
    void a74CountsHoldersWhoAreDisabledAndEveryPageOfThem() {
        world.role("shared");
        Person victim = world.person("zoe", Role.ADMINISTRATOR, "shared");
        world.edit(victim, edit -> edit.enabled(false));
        Caller mia = world.manager("mia").caller();

        assertRefused(FORBIDDEN, () -> edit(mia, "shared", Optional.empty(), rights(Right.USERS_MANAGE)));
    }

    /** Otherwise the answer would tell the state of what is out of reach. */
    @Test
    @Tag("A74")
    void a74JudgesRightsBeforeStates() {
        Person ada = world.person("ada");
        Caller mia = world.manager("mia").caller();
        UserEdit.Builder lacked = UserEdit.basedOn(7).roles("grants-write").password(secret("short"));
        NewUser taken = NewUser.of(Username.of("ada"), secret("short")).withRoles(List.of("grants-write"));

        assertRefused(FORBIDDEN, () -> world.accounts.users().edit(mia, ada.id(), lacked.build()));
        assertRefused(FORBIDDEN, () -> world.accounts.users().create(mia, taken));
        assertRefused(
                FORBIDDEN, () -> world.accounts.users().delete(mia, world.root().id()));
        assertRefused(FORBIDDEN, () -> world.accounts.roles().create(mia, "grants-write", Set.of(WRITE), Set.of()));
        assertRefused(FORBIDDEN, () -> world.accounts.roles().create(mia, Role.ADMINISTRATOR, Set.of(WRITE), Set.of()));
    }

    private void hold(Person person, String... roles) {
        User user = world.stores.users().find(person.id()).orElseThrow();
        world.stores
                .unitOfWork()
                .execute(() -> world.stores
                        .users()
                        .update(new User(
                                user.id(),
                                user.realm(),
                                user.username(),
                                user.fullName(),
                                user.description(),
                                user.enabled(),
                                Set.copyOf(Arrays.asList(roles)),
                                user.createdAt())));
    }
}
