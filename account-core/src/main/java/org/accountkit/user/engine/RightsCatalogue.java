package org.accountkit.user.engine;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.accountkit.user.Realm;
import org.accountkit.user.Right;
import org.accountkit.user.Role;

/** All declared rights: AccountKit's and the host's. Immutable. */
public final class RightsCatalogue {

    private static final List<Right> OURS = List.of(
            Right.USERS_READ,
            Right.USERS_MANAGE,
            Right.ROLES_READ,
            Right.ROLES_MANAGE,
            Right.AUDIT_READ,
            Right.DOWNLOADS_READ,
            Right.DOWNLOADS_MANAGE);

    private final NavigableSet<Right> all;

    private RightsCatalogue(NavigableSet<Right> all) {
        this.all = all;
    }

    /**
     * Creates a catalogue of AccountKit's rights and the host's.
     *
     * @param hostRights may be empty
     * @return the catalogue
     * @throws IllegalArgumentException if a host's right begins with {@code account.}
     */
    public static RightsCatalogue with(Collection<Right> hostRights) {
        NavigableSet<Right> all = new TreeSet<>(OURS);
        for (Right right : hostRights) {
            if (right.name().startsWith("account.")) {
                throw new IllegalArgumentException(
                        "The right '" + right + "' is in AccountKit's namespace, 'account.'.");
            }
            all.add(right);
        }
        return new RightsCatalogue(Collections.unmodifiableNavigableSet(all));
    }

    /** {@return all declared rights, sorted by name} */
    public NavigableSet<Right> all() {
        return all;
    }

    /**
     * Returns the rights of a caller: those of the roles, within the limit of the credential.
     *
     * @param roles the caller's roles
     * @param limit the rights that the credential is limited to; empty for no limit
     * @return declared rights, sorted by name
     */
    public NavigableSet<Right> effective(Collection<Role> roles, Optional<Set<Right>> limit) {
        NavigableSet<Right> rights = effective(roles);
        return limit.map(only -> retained(rights, only)).orElse(rights);
    }

    /**
     * Reports whether a caller holds a right, which is quicker than to collect all of them.
     *
     * @param roles the caller's roles
     * @param limit the rights that the credential is limited to; empty for no limit
     * @param right the right
     * @return whether {@link #effective(Collection, Optional)} contains it
     */
    public boolean has(Collection<Role> roles, Optional<Set<Right>> limit, Right right) {
        if (!all.contains(right) || (limit.isPresent() && !limit.get().contains(right))) {
            return false;
        }
        boolean granted = false;
        for (Role role : roles) {
            boolean administrator = role.name().equals(Role.ADMINISTRATOR);
            if (!administrator && role.denies().contains(right)) {
                return false;
            }
            granted |= administrator || role.grants().contains(right);
        }
        return granted;
    }

    private static NavigableSet<Right> retained(NavigableSet<Right> rights, Set<Right> only) {
        NavigableSet<Right> retained = new TreeSet<>(rights);
        retained.retainAll(only);
        return Collections.unmodifiableNavigableSet(retained);
    }

    /**
     * Returns the rights that a role grants: its declared grants, or all declared rights for the built-in role.
     *
     * @param role any role
     * @return declared rights
     */
    public Set<Right> grantsOf(Role role) {
        return role.name().equals(Role.ADMINISTRATOR) ? all : declared(role.grants());
    }

    /**
     * Returns the rights that a role denies: its declared denials, or none for the built-in role.
     *
     * @param role any role
     * @return declared rights
     */
    public Set<Right> deniesOf(Role role) {
        return role.name().equals(Role.ADMINISTRATOR) ? Set.of() : declared(role.denies());
    }

    /**
     * Returns the rights that the roles grant together, without those that any of them denies.
     *
     * @param roles any number of roles
     * @return declared rights, sorted by name
     */
    public NavigableSet<Right> effective(Collection<Role> roles) {
        NavigableSet<Right> rights = new TreeSet<>(granted(roles));
        roles.forEach(role -> rights.removeAll(deniesOf(role)));
        return Collections.unmodifiableNavigableSet(rights);
    }

    /**
     * Returns the rights that the roles grant together, whether or not any of them denies them.
     *
     * @param roles any number of roles
     * @return declared rights
     */
    public Set<Right> granted(Collection<Role> roles) {
        return roles.stream().flatMap(role -> grantsOf(role).stream()).collect(Collectors.toSet());
    }

    /**
     * Returns the built-in role.
     *
     * @param realm the realm
     * @return a role that grants every declared right
     */
    public Role administrator(Realm realm) {
        return new Role(realm, Role.ADMINISTRATOR, all, Set.of());
    }

    private Set<Right> declared(Set<Right> rights) {
        return rights.stream().filter(all::contains).collect(Collectors.toSet());
    }
}
