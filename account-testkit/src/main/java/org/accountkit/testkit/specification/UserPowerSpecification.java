package org.accountkit.testkit.specification;

import static org.accountkit.access.RefusalCode.FORBIDDEN;
import static org.accountkit.testkit.specification.Refusals.assertRefused;
import static org.accountkit.testkit.specification.World.REPORTS;
import static org.accountkit.testkit.specification.World.WRITE;
import static org.accountkit.testkit.specification.World.secret;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.accountkit.access.Caller;
import org.accountkit.administration.UserAdministration;
import org.accountkit.administration.UserEdit;
import org.accountkit.user.Right;
import org.accountkit.user.Role;
import org.accountkit.user.User;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nobody gains power over a user who has more rights by what administrators do with users. */
public abstract class UserPowerSpecification extends PowerScenario {

    /** For subclasses. */
    protected UserPowerSpecification() {}

    /**
     * The last four columns are the outcomes for a user without rights, for one who may write, for one whom another role
     * denies that, and for an administrator.
     */
    @ParameterizedTest(name = "{0} by {1}")
    @CsvSource({
        "rename,       manages-users,                ok,        forbidden, forbidden, forbidden",
        "password,     manages-users,                ok,        forbidden, forbidden, forbidden",
        "reset-token,  manages-users,                ok,        forbidden, forbidden, forbidden",
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
        "reset-token,  administrator denies-write,   ok,        forbidden, ok,        forbidden",
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
            case "reset-token" -> world.accounts.passwordResets().issue(actor, target.id(), Optional.empty());
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
    void a74IsStillStrongerWhenDeniedEveryRight() {
        Set<Right> all = Set.copyOf(world.accounts.roles().rights(world.root().caller()));
        world.denyingRole("suspended", all.toArray(Right[]::new));
        Person victim = world.person("victim", Role.ADMINISTRATOR, "suspended");
        Caller mia = world.manager("mia").caller();

        assertRefused(FORBIDDEN, () -> world.accounts.users().signOut(mia, victim.id()));

        assertThat(victim.isSignedIn()).isTrue();
    }

    /** A role that a user keeps is neither given nor taken. */
    @Test
    void leavesOtherRolesOfAUserAlone() {
        world.denyingRole("denies-reading", Right.USERS_READ);
        Person chief = world.person("chief", Role.ADMINISTRATOR, "denies-write");
        Caller peer = world.person("peer", Role.ADMINISTRATOR, "denies-write").caller();

        world.accounts
                .users()
                .edit(
                        peer,
                        chief.id(),
                        UserEdit.basedOn(0)
                                .roles(Role.ADMINISTRATOR, "denies-write", "denies-reading")
                                .build());

        assertThat(chief.signIn().caller().rights()).contains(REPORTS).doesNotContain(WRITE, Right.USERS_READ);
    }
}
