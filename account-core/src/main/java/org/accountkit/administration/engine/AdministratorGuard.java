package org.accountkit.administration.engine;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.accountkit.access.RefusalCode;
import org.accountkit.transaction.LostRaceException;
import org.accountkit.user.Realm;
import org.accountkit.user.Right;
import org.accountkit.user.Role;
import org.accountkit.user.RoleStore;
import org.accountkit.user.User;
import org.accountkit.user.UserStore;
import org.accountkit.user.engine.RightsCatalogue;

/**
 * Keeps the last enabled holder of {@code account.users.manage}. Two changes that would each leave one, and together
 * none, both move one guard row, so the second is repeated and sees the first.
 */
public final class AdministratorGuard {

    private final Realm realm;
    private final RightsCatalogue catalogue;
    private final UserStore users;
    private final RoleStore roles;

    /**
     * The guard of a realm.
     *
     * @param realm the realm
     * @param catalogue the declared rights
     * @param users the store for users
     * @param roles where roles and the guard row are kept
     */
    public AdministratorGuard(Realm realm, RightsCatalogue catalogue, UserStore users, RoleStore roles) {
        this.realm = realm;
        this.catalogue = catalogue;
        this.users = users;
        this.roles = roles;
    }

    /**
     * Makes a change within the current unit of work, unless nobody could administer afterwards. What the change
     * decides on is read within it: the guard's version is read first, and proves that nothing changed in the meantime.
     *
     * @param change what to do
     * @param <T> the type of the result
     * @return what the change yields
     * @throws org.accountkit.access.RefusedException {@code last-administrator}
     * @throws LostRaceException if somebody else's change came first; the unit of work is repeated
     */
    public <T> T protecting(Supplier<T> change) {
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

    /**
     * {@link #protecting} for a change that yields nothing.
     *
     * @param change what to do
     */
    public void protect(Runnable change) {
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
                .filter(role -> catalogue.deniesOf(role).contains(Right.USERS_MANAGE))
                .map(Role::name)
                .collect(Collectors.toSet());
        return users.findEnabledByRoles(realm, granting).stream().anyMatch(user -> isUndenied(user, denying));
    }

    private static boolean isUndenied(User user, Set<String> denying) {
        return user.roles().stream().noneMatch(denying::contains);
    }
}
