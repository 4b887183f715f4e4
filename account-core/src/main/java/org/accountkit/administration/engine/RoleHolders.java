package org.accountkit.administration.engine;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.accountkit.access.Caller;
import org.accountkit.access.Refusal.Hint;
import org.accountkit.access.RefusalCode;
import org.accountkit.user.Realm;
import org.accountkit.user.Role;
import org.accountkit.user.RoleStore;
import org.accountkit.user.User;
import org.accountkit.user.UserStore;
import org.accountkit.user.UserStore.UserQuery;

/**
 * The users who have a role, enabled or not.
 *
 * @param realm the realm
 * @param users the store for users
 * @param roles the store for roles
 * @param rules decides who is stronger than whom
 */
public record RoleHolders(Realm realm, UserStore users, RoleStore roles, AdministrationRules rules) {

    /**
     * Refuses to change a role while a user who has more rights than the caller has that role. A user store may know role
     * names that do not exist yet, so this also concerns a role that is being created.
     *
     * @param caller the caller
     * @param role the role's name
     * @throws org.accountkit.access.RefusedException {@code forbidden}
     */
    public void requireNoneStronger(Caller caller, String role) {
        if (!rules.hasEveryRight(caller) && anyStronger(caller, role)) {
            throw RefusalCode.FORBIDDEN.refused(
                    new Hint("stronger-holder", "A user who has a right that you lack has this role."));
        }
    }

    /**
     * Reports whether any user has a role.
     *
     * @param role the role's name
     * @return whether it is in use
     */
    public boolean isInUse(String role) {
        return users.isRoleInUse(realm, role);
    }

    /** Reads page by page, and compares each combination of roles once. */
    private boolean anyStronger(Caller caller, String role) {
        Map<String, Role> known = roles.list(realm).stream().collect(Collectors.toMap(Role::name, Function.identity()));
        Set<Set<String>> compared = new HashSet<>();
        UserQuery query = UserQuery.in(realm).withRole(role).withLimit(UserQuery.GREATEST_LIMIT);
        List<User> page = users.list(query);
        while (!page.isEmpty()) {
            if (page.stream()
                    .map(User::roles)
                    .filter(compared::add)
                    .anyMatch(names -> rules.isStronger(rolesNamed(names, known), caller))) {
                return true;
            }
            page = users.list(
                    query.withAfter(page.get(page.size() - 1).username().key()));
        }
        return false;
    }

    private List<Role> rolesNamed(Set<String> names, Map<String, Role> known) {
        return names.stream()
                .map(name -> known.getOrDefault(name, new Role(realm, name, Set.of(), Set.of())))
                .toList();
    }
}
