package org.accountkit.administration.engine;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.accountkit.access.RefusalCode;
import org.accountkit.user.Realm;
import org.accountkit.user.Right;
import org.accountkit.user.Role;
import org.accountkit.user.RoleStore;
import org.accountkit.user.UserStore;
import org.accountkit.user.engine.RightsCatalogue;

/**
 * Keeps the last enabled holder of {@code account.users.manage}, and keeps roles from being deleted while they are given.
 * Such changes wait for each other, and each reads what the one before it committed.
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
     * @param roles the store for roles and the guard
     */
    public AdministratorGuard(Realm realm, RightsCatalogue catalogue, UserStore users, RoleStore roles) {
        this.realm = realm;
        this.catalogue = catalogue;
        this.users = users;
        this.roles = roles;
    }

    /**
     * Makes a change that may take rights from users, within the current unit of work, unless nobody could administer
     * users afterwards. The change has to read everything on which it is based, because the guard is only now locked.
     *
     * @param change the change
     * @param <T> the type of the result
     * @return the result of the change
     * @throws org.accountkit.access.RefusedException {@code last-administrator}
     */
    public <T> T protecting(Supplier<T> change) {
        roles.lockGuard(realm);
        boolean before = hasAdministrator();
        T result = change.get();
        if (before && !hasAdministrator()) {
            throw RefusalCode.LAST_ADMINISTRATOR.refused();
        }
        return result;
    }

    /**
     * Makes a change without a result, as {@link #protecting} does.
     *
     * @param change the change
     */
    public void protect(Runnable change) {
        protecting(() -> {
            change.run();
            return true;
        });
    }

    /**
     * Makes a change without a result, and protects the last administrator if it may take rights from users.
     *
     * @param condition whether it may
     * @param change the change
     */
    public void protectIf(boolean condition, Runnable change) {
        if (condition) {
            protect(change);
        } else {
            change.run();
        }
    }

    /**
     * Keeps roles from being edited or deleted until the current unit of work ends, for a change that gives some to a
     * user and takes nothing from anyone.
     *
     * @param given the names of the roles
     */
    public void keepRoles(Set<String> given) {
        if (!given.isEmpty()) {
            roles.lockGuard(realm);
        }
    }

    private boolean hasAdministrator() {
        List<Role> all = Stream.concat(Stream.of(catalogue.administrator(realm)), roles.list(realm).stream())
                .toList();
        return users.hasEnabled(
                realm,
                names(all, role -> catalogue.grantsOf(role).contains(Right.USERS_MANAGE)),
                names(all, role -> catalogue.deniesOf(role).contains(Right.USERS_MANAGE)));
    }

    private static Set<String> names(List<Role> roles, Predicate<Role> condition) {
        return roles.stream().filter(condition).map(Role::name).collect(Collectors.toSet());
    }
}
