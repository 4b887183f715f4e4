package org.accountkit.administration;

import com.google.common.collect.Sets;
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
import org.accountkit.administration.engine.RoleChange;
import org.accountkit.administration.engine.RoleHolders;
import org.accountkit.audit.AuditEventType;
import org.accountkit.user.Right;
import org.accountkit.user.Role;
import org.accountkit.user.RoleStore;
import org.accountkit.user.UserStore;

/** Lists, creates, edits and deletes roles on behalf of administrators. Safe for use by several threads. */
public final class RoleAdministration {

    /** The rule for reading roles. */
    public static final AccessRule READ = AccessRule.sessionOrKey().withRight(Right.ROLES_READ);
    /** The rule for changing roles. */
    public static final AccessRule MANAGE =
            AccessRule.session().withRight(Right.ROLES_MANAGE).withProof();

    private final ServiceContext context;
    private final RoleStore roles;
    private final AdministrationRules rules;
    private final RoleHolders holders;
    private final AdministratorGuard guard;

    /**
     * Creates the service. For AccountKit's own use: a host calls {@code AccountServices.roles()}.
     *
     * @param context realm, unit of work and audit trail
     * @param roles the store for roles
     * @param users the store for users, who have roles
     */
    @SuppressWarnings("exports") // a host cannot name the context's type
    public RoleAdministration(ServiceContext context, RoleStore roles, UserStore users) {
        this.context = context;
        this.roles = roles;
        this.rules = new AdministrationRules(context.realm(), context.rights(), roles);
        this.holders = new RoleHolders(context.realm(), users, roles, rules);
        this.guard = new AdministratorGuard(context.realm(), context.rights(), users, roles);
    }

    /**
     * Returns all roles, the built-in one first. A role may have rights that are no longer declared; they have no effect.
     *
     * @param caller the caller
     * @return the roles
     */
    public List<Role> list(Caller caller) {
        context.check(READ, caller);
        Role builtIn = context.rights().administrator(context.realm());
        Stream<Role> stored = roles.list(context.realm()).stream().filter(role -> !isBuiltIn(role.name()));
        return Stream.concat(Stream.of(builtIn), stored).toList();
    }

    /**
     * Returns all declared rights: AccountKit's and the host's.
     *
     * @param caller the caller
     * @return the rights, sorted by name
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
     * @param grants the rights that it grants
     * @param denies the rights that it denies
     * @return the role
     * @throws RefusedException {@code role-taken}, {@code forbidden}, {@code malformed-request} for an unknown right or
     *     an invalid name
     */
    public Role create(Caller caller, String name, Set<Right> grants, Set<Right> denies) {
        Acting acting = context.acting(MANAGE, caller);
        if (!Role.isName(name)) {
            throw malformed("name", "role-name", "A role's name has up to 63 of a-z, 0-9 and '-', a letter first.");
        }
        requireDeclared("grants", Optional.of(grants), Optional.empty());
        requireDeclared("denies", Optional.of(denies), Optional.empty());
        Role role = new Role(context.realm(), name, grants, denies);
        return attempt(
                AuditEventType.ROLE_CREATION,
                acting,
                name,
                (current, event) -> guard.protecting(() -> {
                    rules.requireMayAdd(current, role);
                    holders.requireNoneStronger(current, name);
                    if (isBuiltIn(name) || !roles.add(role)) {
                        throw RefusalCode.ROLE_TAKEN.refused();
                    }
                    RoleChange.record(event, nothing(name), role);
                    return role;
                }));
    }

    /**
     * Edits a role. The edit takes effect at the next request of every user who has the role. A right that is no longer
     * declared may stay, but cannot be added.
     *
     * @param caller the caller
     * @param name the role's name
     * @param edit the edit
     * @return the role after the edit
     * @throws RefusedException {@code not-found}, {@code forbidden}, {@code last-administrator}, {@code
     *     malformed-request} for an unknown right
     */
    public Role edit(Caller caller, String name, RoleEdit edit) {
        Acting acting = context.acting(MANAGE, caller);
        return attempt(
                AuditEventType.ROLE_EDIT,
                acting,
                name,
                (current, event) -> guard.protecting(() -> {
                    Role before = existing(name, edit);
                    requireManageable(current, before);
                    Role after = edit.appliedTo(before);
                    rules.requireMayChange(current, before, after);
                    if (!roles.update(after)) {
                        throw RefusalCode.NOT_FOUND.refused();
                    }
                    RoleChange.record(event, before, after);
                    return after;
                }));
    }

    /** The request is validated first, so an unknown right is malformed even if there is no such role. */
    private Role existing(String name, RoleEdit edit) {
        Optional<Role> found = rules.find(name);
        requireDeclared("grants", edit.grants(), found.map(Role::grants));
        requireDeclared("denies", edit.denies(), found.map(Role::denies));
        return found.orElseThrow(RefusalCode.NOT_FOUND::refused);
    }

    /**
     * Deletes a role that no user has.
     *
     * @param caller the caller
     * @param name the role's name
     * @throws RefusedException {@code not-found}, {@code forbidden}, {@code role-in-use}
     */
    public void delete(Caller caller, String name) {
        Acting acting = context.acting(MANAGE, caller);
        attempt(
                AuditEventType.ROLE_DELETION,
                acting,
                name,
                (current, event) -> guard.protecting(() -> {
                    Role role = rules.find(name).orElseThrow(RefusalCode.NOT_FOUND::refused);
                    requireManageable(current, role);
                    rules.requireMayLift(current, role);
                    if (holders.isInUse(name)) {
                        throw RefusalCode.ROLE_IN_USE.refused();
                    }
                    if (!roles.delete(context.realm(), name)) {
                        throw RefusalCode.NOT_FOUND.refused();
                    }
                    RoleChange.record(event, role, nothing(name));
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

    private void requireManageable(Caller caller, Role role) {
        if (isBuiltIn(role.name())) {
            throw RefusalCode.FORBIDDEN.refused(
                    new Hint("built-in-role", "The built-in role can be neither edited nor deleted."));
        }
        rules.requireMayGrant(caller, role);
        holders.requireNoneStronger(caller, role.name());
    }

    /** A right that the host no longer declares may stay where it is, but cannot be added. */
    private void requireDeclared(String field, Optional<Set<Right>> wanted, Optional<Set<Right>> present) {
        Set<Right> added = Sets.difference(wanted.orElse(Set.of()), present.orElse(Set.of()));
        if (!context.rights().all().containsAll(added)) {
            throw malformed(field, "unknown-right", "There is no such right.");
        }
    }

    private static RefusedException malformed(String field, String code, String detail) {
        return RefusalCode.MALFORMED_REQUEST.refused(List.of(new Violation(field, code, detail)));
    }

    private Role nothing(String name) {
        return new Role(context.realm(), name, Set.of(), Set.of());
    }

    private static boolean isBuiltIn(String name) {
        return name.equals(Role.ADMINISTRATOR);
    }

    /**
     * An edit of a role. Empty components leave the role as it is.
     *
     * @param grants the rights that it is to grant
     * @param denies the rights that it is to deny
     */
    public record RoleEdit(Optional<Set<Right>> grants, Optional<Set<Right>> denies) {

        /** Copies the rights. */
        public RoleEdit {
            grants = grants.map(Set::copyOf);
            denies = denies.map(Set::copyOf);
        }

        private Role appliedTo(Role role) {
            return new Role(role.realm(), role.name(), grants.orElse(role.grants()), denies.orElse(role.denies()));
        }
    }
}
