package org.accountkit.administration;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.accountkit.access.RefusalCode;
import org.accountkit.transaction.LostRaceException;
import org.accountkit.user.Realm;
import org.accountkit.user.Right;
import org.accountkit.user.RightsCatalogue;
import org.accountkit.user.Role;
import org.accountkit.user.RoleStore;
import org.accountkit.user.User;
import org.accountkit.user.UserStore;

/**
 * Keeps the last enabled holder of {@code account.users.manage}. Two changes that would each leave one, and together
 * none, both move one guard row, so the second is repeated and sees the first.
 */
final class AdministratorGuard {

    private final Realm realm;
    private final RightsCatalogue catalogue;
    private final UserStore users;
    private final RoleStore roles;

    AdministratorGuard(Realm realm, RightsCatalogue catalogue, UserStore users, RoleStore roles) {
        this.realm = realm;
        this.catalogue = catalogue;
        this.users = users;
        this.roles = roles;
    }

    /**
     * Makes a change within the unit of work that is under way, unless nobody could administer afterwards. What the change
     * decides on is read within it: the guard's version is read before, and proves that nothing of it changed meanwhile.
     */
    <T> T protecting(Supplier<T> change) {
        long version = roles.guardVersion(realm);
        boolean before = hasAdministrator();
        T result = change.get();
        if (before && !hasAdministrator()) {
            throw RefusalCode.LAST_ADMINISTRATOR.refused();
        }
        if (!roles.moveGuard(realm, version)) {
            throw new LostRaceException();
        }
        return result;
    }

    /** {@link #protecting} for a change that yields nothing. */
    void protect(Runnable change) {
        protecting(() -> {
            change.run();
            return true;
        });
    }

    private boolean hasAdministrator() {
        List<Role> all = Stream.concat(Stream.of(catalogue.administrator(realm)), roles.list(realm).stream())
                .toList();
        Set<String> granting = all.stream()
                .filter(role -> catalogue.grantsOf(role).contains(Right.USERS_MANAGE))
                .map(Role::name)
                .collect(Collectors.toSet());
        Set<String> denying = all.stream()
                .filter(role -> role.denies().contains(Right.USERS_MANAGE))
                .map(Role::name)
                .collect(Collectors.toSet());
        return users.findEnabledByRoles(realm, granting).stream().anyMatch(user -> isUndenied(user, denying));
    }

    private static boolean isUndenied(User user, Set<String> denying) {
        return user.roles().stream().noneMatch(denying::contains);
    }
}
