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
 * Ensures that an enabled user with the right {@code account.users.manage} remains. Two concurrent changes could each
 * leave one such user, but none together; so both move the same guard row, and the second is retried and sees the first.
 */
public final class AdministratorGuard {

    private final Realm realm;
    private final RightsCatalogue catalogue;
    private final UserStore users;
    private final RoleStore roles;

    /**
     * Creates the guard of a realm.
     *
     * @param realm the realm
     * @param catalogue the declared rights
     * @param users the store for users
     * @param roles the store for roles and the guard row
     */
    public AdministratorGuard(Realm realm, RightsCatalogue catalogue, UserStore users, RoleStore roles) {
        this.realm = realm;
        this.catalogue = catalogue;
        this.users = users;
        this.roles = roles;
    }

    /**
     * Makes a change within the current unit of work, unless no administrator would remain. The change itself must read
     * everything that it decides on: the guard's version is read before, and proves that nothing has changed since.
     *
     * @param change the change
     * @param <T> the type of the result
     * @return the result of the change
     * @throws org.accountkit.access.RefusedException {@code last-administrator}
     * @throws LostRaceException if another change came first; the unit of work is retried
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
     * Does the same as {@link #protecting} for a change without a result.
     *
     * @param change the change
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
