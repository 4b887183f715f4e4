package org.accountkit.administration.engine;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.accountkit.access.Account;
import org.accountkit.access.Caller;
import org.accountkit.access.Refusal.Hint;
import org.accountkit.access.Refusal.Violation;
import org.accountkit.access.RefusalCode;
import org.accountkit.user.Realm;
import org.accountkit.user.Right;
import org.accountkit.user.Role;
import org.accountkit.user.RoleStore;
import org.accountkit.user.engine.RightsCatalogue;

/** Who may act on whom: nobody acts on a user who has more rights, and nobody grants a right that they lack. */
public final class AdministrationRules {

    private final Realm realm;
    private final RightsCatalogue catalogue;
    private final RoleStore roles;

    /**
     * The rules of a realm.
     *
     * @param realm where roles are looked up
     * @param catalogue the declared rights
     * @param roles the store for roles
     */
    public AdministrationRules(Realm realm, RightsCatalogue catalogue, RoleStore roles) {
        this.realm = realm;
        this.catalogue = catalogue;
        this.roles = roles;
    }

    /**
     * Nobody acts on a user who holds a right that they lack.
     *
     * @param caller the caller
     * @param target on whom
     * @throws org.accountkit.access.RefusedException {@code forbidden}
     */
    public void requireMayActOn(Caller caller, Account target) {
        requireHolds(
                caller,
                catalogue.effective(target.roles()),
                new Hint("stronger-user", "That user holds a right that you lack."));
    }

    /**
     * Nobody gives a user roles that grant, or together yield, a right that they lack.
     *
     * @param caller the caller
     * @param held the roles that the user has
     * @param given the roles that the user is to have
     * @throws org.accountkit.access.RefusedException {@code forbidden}
     */
    public void requireMayGive(Caller caller, Collection<Role> held, Collection<Role> given) {
        Set<Role> added = new HashSet<>(given);
        added.removeAll(Set.copyOf(held));
        added.forEach(role -> requireMayGrant(caller, role));
        requireHolds(
                caller,
                catalogue.effective(given),
                new Hint("right-not-held", "That would grant a right that you lack."));
    }

    /**
     * Nobody creates or touches a role that grants a right that they lack.
     *
     * @param caller the caller
     * @param role which role
     * @throws org.accountkit.access.RefusedException {@code forbidden}
     */
    public void requireMayGrant(Caller caller, Role role) {
        requireHolds(
                caller, catalogue.grantsOf(role), new Hint("stronger-role", "The role grants a right that you lack."));
    }

    /**
     * Nobody lifts the denial of a right that they lack: it would give the right to everyone to whom another role
     * grants it.
     *
     * @param caller the caller
     * @param before the role as it is
     * @param after the role as it would be
     * @throws org.accountkit.access.RefusedException {@code forbidden}
     */
    public void requireMayLift(Caller caller, Role before, Role after) {
        Set<Right> lifted = new HashSet<>(before.denies());
        lifted.removeAll(after.denies());
        lifted.retainAll(catalogue.all());
        requireHolds(
                caller, lifted, new Hint("denial-not-held", "That would lift the denial of a right that you lack."));
    }

    private static void requireHolds(Caller caller, Set<Right> rights, Hint otherwise) {
        if (!caller.rights().containsAll(rights)) {
            throw RefusalCode.FORBIDDEN.refused(otherwise);
        }
    }

    /**
     * Finds roles by name.
     *
     * @param names any names
     * @return the roles
     * @throws org.accountkit.access.RefusedException {@code malformed-request} for an unknown name
     */
    public Set<Role> rolesNamed(Set<String> names) {
        return names.stream().map(this::roleNamed).collect(Collectors.toSet());
    }

    private Role roleNamed(String name) {
        return find(name)
                .orElseThrow(() -> RefusalCode.MALFORMED_REQUEST.refused(
                        List.of(new Violation("roles", "unknown-role", "There is no such role."))));
    }

    /**
     * Finds a role by name, the built-in one included.
     *
     * @param name any name
     * @return the role; empty if there is none
     */
    public Optional<Role> find(String name) {
        return name.equals(Role.ADMINISTRATOR) ? Optional.of(catalogue.administrator(realm)) : roles.find(realm, name);
    }
}
