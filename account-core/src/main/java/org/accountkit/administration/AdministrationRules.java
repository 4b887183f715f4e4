package org.accountkit.administration;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.accountkit.access.Account;
import org.accountkit.access.Caller;
import org.accountkit.access.RefusalCode;
import org.accountkit.access.Violation;
import org.accountkit.user.Realm;
import org.accountkit.user.Right;
import org.accountkit.user.RightsCatalogue;
import org.accountkit.user.Role;
import org.accountkit.user.RoleStore;

/** Who may act on whom: nobody on somebody with rights that they lack, and nobody grants what they lack. */
final class AdministrationRules {

    private final Realm realm;
    private final RightsCatalogue catalogue;
    private final RoleStore roles;

    AdministrationRules(Realm realm, RightsCatalogue catalogue, RoleStore roles) {
        this.realm = realm;
        this.catalogue = catalogue;
        this.roles = roles;
    }

    /** Nobody acts on somebody who holds a right that they lack. */
    void requireMayActOn(Caller caller, Account target) {
        requireHolds(caller, target.rights(catalogue), "That user holds a right that you lack.");
    }

    /** Nobody gives somebody roles that grant, or together yield, what they lack. */
    void requireMayGive(Caller caller, Collection<Role> held, Collection<Role> given) {
        Set<Role> added = new HashSet<>(given);
        added.removeAll(Set.copyOf(held));
        added.forEach(role -> requireMayGrant(caller, role));
        requireHolds(caller, catalogue.effective(given), "That would grant a right that you lack.");
    }

    /** Nobody makes or touches a role that grants what they lack. */
    void requireMayGrant(Caller caller, Role role) {
        requireHolds(caller, catalogue.grantsOf(role), "The role grants a right that you lack.");
    }

    /** Lifting a denial gives the right to whom another role grants it. */
    void requireMayLift(Caller caller, Role before, Role after) {
        Set<Right> lifted = new HashSet<>(before.denies());
        lifted.removeAll(after.denies());
        lifted.retainAll(catalogue.all());
        requireHolds(caller, lifted, "That would lift the denial of a right that you lack.");
    }

    private static void requireHolds(Caller caller, Set<Right> rights, String otherwise) {
        if (!caller.rights().containsAll(rights)) {
            throw RefusalCode.FORBIDDEN.refused(otherwise);
        }
    }

    /** The roles of these names; an unknown one is malformed. */
    Set<Role> rolesNamed(Set<String> names) {
        return names.stream().map(this::roleNamed).collect(Collectors.toSet());
    }

    private Role roleNamed(String name) {
        return find(name)
                .orElseThrow(() -> RefusalCode.MALFORMED_REQUEST.refused(
                        List.of(new Violation("roles", "unknown-role", "There is no such role."))));
    }

    /** The role of a name, the built-in one too. */
    Optional<Role> find(String name) {
        return name.equals(Role.ADMINISTRATOR) ? Optional.of(catalogue.administrator(realm)) : roles.find(realm, name);
    }
}
