package org.accountkit.testkit.specification;

import static org.accountkit.access.RefusalCode.FORBIDDEN;
import static org.accountkit.testkit.specification.Refusals.assertRefused;
import static org.accountkit.testkit.specification.World.REPORTS;
import static org.accountkit.testkit.specification.World.WRITE;
import static org.accountkit.testkit.specification.World.secret;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.accountkit.access.Caller;
import org.accountkit.access.RefusedException;
import org.accountkit.administration.NewUser;
import org.accountkit.administration.RoleAdministration.RoleEdit;
import org.accountkit.administration.UserAdministration;
import org.accountkit.administration.UserEdit;
import org.accountkit.user.Right;
import org.accountkit.user.Role;
import org.accountkit.user.User;
import org.accountkit.user.Username;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nobody gains power over a user who has more rights, whichever way round they try. */
public abstract class PowerSpecification extends ServiceSpecification {

    private static final List<String> HOLDERS = List.of("nobody", "plain", "writer", "denied-writer", "administrator");
    private static final Map<String, List<String>> OTHER_ROLES = Map.of(
            "plain", List.of(),
            "writer", List.of("grants-write"),
            "denied-writer", List.of("grants-write", "denies-write"),
            "administrator", List.of(Role.ADMINISTRATOR));

    /** For subclasses. */
    protected PowerSpecification() {}

    @BeforeEach
    void createRoles() {
        world.role("grants-write", WRITE);
        world.denyingRole("denies-write", WRITE);
        world.role("manages-roles", Right.ROLES_READ, Right.ROLES_MANAGE);
        world.role("reads-reports", REPORTS);
        world.role("manages-users", Right.USERS_READ, Right.USERS_MANAGE, Right.ROLES_READ);
    }

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

    private User createUser(String kind, String... moreRoles) {
        List<String> roles = new ArrayList<>(OTHER_ROLES.getOrDefault(kind, List.of()));
        roles.addAll(List.of(moreRoles));
        NewUser wanted = NewUser.of(Username.of("user-" + kind), secret(World.FIRST_PASSWORD))
                .withRoles(roles);
        return world.accounts.users().create(world.root().caller(), wanted).user();
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

    private static String outcome(Runnable change) {
        try {
            change.run();
            return "ok";
        } catch (RefusedException e) {
            return e.code().code();
        }
    }

    /** The last four columns are users as above. */
    @ParameterizedTest(name = "{0} by {1}")
    @CsvSource({
        "rename,       manages-users,                ok,        forbidden, forbidden, forbidden",
        "password,     manages-users,                ok,        forbidden, forbidden, forbidden",
        "disable,      manages-users,                ok,        forbidden, forbidden, forbidden",
        "no-roles,     manages-users,                ok,        forbidden, forbidden, forbidden",
        "give-write,   manages-users,                forbidden, forbidden, forbidden, forbidden",
        "deny-write,   manages-users,                forbidden, forbidden, forbidden, forbidden",
        "deny-reading, manages-users,                ok,        forbidden, forbidden, forbidden",
        "sign-out,     manages-users,                ok,        forbidden, forbidden, forbidden",
        "unlock,       manages-users,                ok,        forbidden, forbidden, forbidden",
        "remove-key,   manages-users,                ok,        forbidden, forbidden, forbidden",
        "delete,       manages-users,                ok,        forbidden, forbidden, forbidden",
        "no-roles,     manages-users grants-write,   ok,        ok,        ok,        forbidden",
        "give-write,   manages-users grants-write,   ok,        ok,        ok,        forbidden",
        "deny-write,   manages-users grants-write,   ok,        ok,        ok,        forbidden",
        "password,     administrator,                ok,        ok,        ok,        ok",
        "deny-write,   administrator,                ok,        ok,        ok,        ok",
        "delete,       administrator,                ok,        ok,        ok,        ok",
        "password,     administrator denies-write,   ok,        forbidden, ok,        forbidden",
        "no-roles,     administrator denies-write,   ok,        forbidden, forbidden, forbidden",
    })
    @Tag("A45")
    @Tag("A74")
    void a74JudgesAUserByGrantsBeforeDenials(
            String operation,
            String actorsRoles,
            String plain,
            String writer,
            String deniedWriter,
            String administrator) {
        world.denyingRole("denies-reading", Right.USERS_READ);
        List<User> targets = HOLDERS.stream()
                .filter(OTHER_ROLES::containsKey)
                .map(kind -> createUser(kind))
                .toList();
        Caller actor = world.person("actor", actorsRoles.split(" ")).caller();

        List<String> outcomes = targets.stream()
                .map(target -> outcome(() -> change(operation, actor, target)))
                .toList();

        assertThat(outcomes).containsExactly(plain, writer, deniedWriter, administrator);
    }

    private void change(String operation, Caller actor, User target) {
        UserAdministration users = world.accounts.users();
        UserEdit.Builder edit = UserEdit.basedOn(0);
        switch (operation) {
            case "rename" -> users.edit(actor, target.id(), edit.fullName("x").build());
            case "password" ->
                users.edit(
                        actor,
                        target.id(),
                        edit.password(secret("set by an administrator")).build());
            case "disable" -> users.edit(actor, target.id(), edit.enabled(false).build());
            case "no-roles" -> users.edit(actor, target.id(), edit.roles().build());
            case "give-write" ->
                users.edit(actor, target.id(), edit.roles("grants-write").build());
            case "deny-write" -> users.edit(actor, target.id(), with(target, edit, "denies-write"));
            case "deny-reading" -> users.edit(actor, target.id(), with(target, edit, "denies-reading"));
            case "sign-out" -> users.signOut(actor, target.id());
            case "unlock" -> users.unlock(actor, target.id());
            case "remove-key" -> users.removeApiKey(actor, target.id());
            case "delete" -> users.delete(actor, target.id());
            default -> throw new IllegalArgumentException(operation);
        }
    }

    private static UserEdit with(User target, UserEdit.Builder edit, String role) {
        List<String> roles = new ArrayList<>(target.roles());
        roles.add(role);
        return edit.roles(roles).build();
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
    void a74IsStillStrongerWhenDeniedEveryRight() {
        Set<Right> all = Set.copyOf(world.accounts.roles().rights(world.root().caller()));
        world.denyingRole("suspended", all.toArray(Right[]::new));
        Person victim = world.person("victim", Role.ADMINISTRATOR, "suspended");
        Caller mia = world.manager("mia").caller();

        assertRefused(FORBIDDEN, () -> world.accounts.users().signOut(mia, victim.id()));

        assertThat(victim.isSignedIn()).isTrue();
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
