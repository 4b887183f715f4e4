package org.accountkit.administration;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.accountkit.access.AccessRule;
import org.accountkit.access.Caller;
import org.accountkit.access.Refusal.Hint;
import org.accountkit.access.Refusal.Violation;
import org.accountkit.access.RefusalCode;
import org.accountkit.access.RefusedException;
import org.accountkit.access.engine.Acting;
import org.accountkit.access.engine.AuditTrail;
import org.accountkit.access.engine.ServiceContext;
import org.accountkit.administration.engine.AdministrationRules;
import org.accountkit.administration.engine.AdministratorGuard;
import org.accountkit.administration.engine.Names;
import org.accountkit.audit.AuditEventType;
import org.accountkit.user.Right;
import org.accountkit.user.Role;
import org.accountkit.user.RoleStore;
import org.accountkit.user.UserStore;

/** Roles, for administrators. Safe for use by several threads. */
public final class RoleAdministration {

    /** Who may read roles. */
    public static final AccessRule READ = AccessRule.sessionOrKey().withRight(Right.ROLES_READ);
    /** Who may change them. */
    public static final AccessRule MANAGE =
            AccessRule.session().withRight(Right.ROLES_MANAGE).withProof();

    private final ServiceContext context;
    private final RoleStore roles;
    private final UserStore users;
    private final AdministrationRules rules;
    private final AdministratorGuard guard;

    /**
     * Roles in these stores. For AccountKit's own use: a host calls {@code AccountServices.roles()}.
     *
     * @param context realm, unit of work, audit trail
     * @param roles the store for roles
     * @param users who hold them
     */
    @SuppressWarnings("exports") // a host cannot name the context's type
    public RoleAdministration(ServiceContext context, RoleStore roles, UserStore users) {
        this.context = context;
        this.roles = roles;
        this.users = users;
        this.rules = new AdministrationRules(context.realm(), context.rights(), roles);
        this.guard = new AdministratorGuard(context.realm(), context.rights(), users, roles);
    }

    /**
     * Lists all roles, the built-in one first.
     *
     * @param caller the caller
     * @return the roles
     */
    public List<Role> list(Caller caller) {
        context.check(READ, caller);
        Role builtIn = context.rights().administrator(context.realm());
        return Stream.concat(Stream.of(builtIn), roles.list(context.realm()).stream())
                .toList();
    }

    /**
     * Lists all declared rights, ours and the host's.
     *
     * @param caller the caller
     * @return the rights in the order of their names
     */
    public List<Right> rights(Caller caller) {
        context.check(READ, caller);
        return List.copyOf(context.rights().all());
    }

    /**
     * Creates a role.
     *
     * @param caller the caller
     * @param name {@code [a-z][a-z0-9-]{0,62}}
     * @param grants the rights it gives
     * @param denies the rights it takes away
     * @return the role
     * @throws RefusedException {@code role-taken}, {@code forbidden}, {@code malformed-request} for an unknown right or
     *     a name of another form
     */
    public Role create(Caller caller, String name, Set<Right> grants, Set<Right> denies) {
        Acting acting = context.acting(MANAGE, caller);
        if (!Role.isName(name)) {
            throw malformed("name", "role-name", "A role's name has up to 63 of a-z, 0-9 and '-', a letter first.");
        }
        requireDeclared("grants", grants);
        requireDeclared("denies", denies);
        Role role = new Role(context.realm(), name, grants, denies);
        return attempt(
                AuditEventType.ROLE_CREATION,
                acting,
                name,
                (current, event) -> guard.protecting(() -> {
                    rules.requireMayGrant(current, role);
                    if (name.equals(Role.ADMINISTRATOR) || !roles.add(role)) {
                        throw RefusalCode.ROLE_TAKEN.refused();
                    }
                    record(event, new Role(context.realm(), name, Set.of(), Set.of()), role);
                    return role;
                }));
    }

    /**
     * Edits a role. It counts at the next request of everybody who holds it.
     *
     * @param caller the caller
     * @param name which role
     * @param edit what changes
     * @return the role afterwards
     * @throws RefusedException {@code not-found}, {@code forbidden}, {@code last-administrator}, {@code
     *     malformed-request} for an unknown right
     */
    public Role edit(Caller caller, String name, RoleEdit edit) {
        Acting acting = context.acting(MANAGE, caller);
        edit.grants().ifPresent(grants -> requireDeclared("grants", grants));
        edit.denies().ifPresent(denies -> requireDeclared("denies", denies));
        return attempt(
                AuditEventType.ROLE_EDIT,
                acting,
                name,
                (current, event) -> guard.protecting(() -> {
                    Role before = manageable(current, name);
                    Role after = edited(current, before, edit);
                    if (!roles.update(after)) {
                        throw RefusalCode.NOT_FOUND.refused();
                    }
                    record(event, before, after);
                    return after;
                }));
    }

    private Role edited(Caller caller, Role before, RoleEdit edit) {
        Role after = new Role(
                before.realm(),
                before.name(),
                edit.grants().orElse(before.grants()),
                edit.denies().orElse(before.denies()));
        rules.requireMayGrant(caller, after);
        rules.requireMayLift(caller, before, after);
        return after;
    }

    private static void record(AuditTrail.Entry event, Role before, Role after) {
        Names.added(before.grants(), after.grants()).ifPresent(names -> event.with("grantsAdded", names));
        Names.added(after.grants(), before.grants()).ifPresent(names -> event.with("grantsRemoved", names));
        Names.added(before.denies(), after.denies()).ifPresent(names -> event.with("deniesAdded", names));
        Names.added(after.denies(), before.denies()).ifPresent(names -> event.with("deniesRemoved", names));
    }

    /**
     * Deletes a role that nobody holds.
     *
     * @param caller the caller
     * @param name which role
     * @throws RefusedException {@code not-found}, {@code forbidden}, {@code role-in-use}
     */
    public void delete(Caller caller, String name) {
        Acting acting = context.acting(MANAGE, caller);
        attempt(
                AuditEventType.ROLE_DELETION,
                acting,
                name,
                (current, event) -> guard.protecting(() -> {
                    Role role = manageable(current, name);
                    rules.requireMayLift(current, role, new Role(role.realm(), name, Set.of(), Set.of()));
                    if (users.isRoleInUse(context.realm(), name)) {
                        throw RefusalCode.ROLE_IN_USE.refused();
                    }
                    if (!roles.delete(context.realm(), name)) {
                        throw RefusalCode.NOT_FOUND.refused();
                    }
                    return role;
                }));
    }

    private Role attempt(
            AuditEventType type, Acting acting, String name, BiFunction<Caller, AuditTrail.Entry, Role> change) {
        return acting.attempt(type, event -> event.aboutNobody().with("role", name), (current, event) -> {
            Role changed = change.apply(current, event);
            event.succeeded();
            return changed;
        });
    }

    private Role manageable(Caller caller, String name) {
        Role role = rules.find(name).orElseThrow(RefusalCode.NOT_FOUND::refused);
        if (name.equals(Role.ADMINISTRATOR)) {
            throw RefusalCode.FORBIDDEN.refused(
                    new Hint("built-in-role", "The built-in role can be neither edited nor deleted."));
        }
        rules.requireMayGrant(caller, role);
        return role;
    }

    private void requireDeclared(String field, Set<Right> rights) {
        if (!context.rights().all().containsAll(rights)) {
            throw malformed(field, "unknown-right", "There is no such right.");
        }
    }

    private static RefusedException malformed(String field, String code, String detail) {
        return RefusalCode.MALFORMED_REQUEST.refused(List.of(new Violation(field, code, detail)));
    }

    /**
     * What changes about a role. What is empty stays.
     *
     * @param grants the rights it gives
     * @param denies the rights it takes away
     */
    public record RoleEdit(Optional<Set<Right>> grants, Optional<Set<Right>> denies) {

        /** Copies the rights. */
        public RoleEdit {
            grants = grants.map(Set::copyOf);
            denies = denies.map(Set::copyOf);
        }
    }
}
