package org.accountkit.jpa;

import java.util.HashSet;
import java.util.Set;
import org.accountkit.user.Realm;
import org.accountkit.user.Right;
import org.accountkit.user.Role;

/**
 * Collects the rights that a role grants and denies, one by one. A name whose form only a newer version knows is left
 * out: this version has no such right.
 */
final class RoleRights {

    private final Set<Right> grants = new HashSet<>();
    private final Set<Right> denies = new HashSet<>();

    void add(String right, boolean denied) {
        Right.parse(right).ifPresent((denied ? denies : grants)::add);
    }

    Role toRole(Realm realm, String name) {
        return new Role(realm, name, grants, denies);
    }
}
