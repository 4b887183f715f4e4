package org.accountkit.jpa;

import java.util.HashSet;
import java.util.Set;
import org.accountkit.user.Realm;
import org.accountkit.user.Right;
import org.accountkit.user.Role;

/** Collects the rights that a role grants and denies, one by one. */
final class RoleRights {

    private final Set<Right> grants = new HashSet<>();
    private final Set<Right> denies = new HashSet<>();

    void add(String right, boolean denied) {
        (denied ? denies : grants).add(new Right(right));
    }

    Role toRole(Realm realm, String name) {
        return new Role(realm, name, grants, denies);
    }
}
