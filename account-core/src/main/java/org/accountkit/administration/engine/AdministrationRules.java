package org.accountkit.administration.engine;

import com.google.common.collect.Sets;
import java.util.Collection;
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

/**
 * Decides who may act on whom: nobody acts on a user who has more rights, and nobody grants, denies, or lifts the denial
 * of a right that they lack.
 */
public final class AdministrationRules {

    private final Realm realm;
    private final RightsCatalogue catalogue;
    private final RoleStore roles;

    /**
     * Creates the rules of a realm.
     *
     * @param realm the realm whose roles count
     * @param catalogue the declared rights
     * @param roles the store for roles
     */
    public AdministrationRules(Realm realm, RightsCatalogue catalogue, RoleStore roles) {
        this.realm = realm;
        this.catalogue = catalogue;
        this.roles = roles;
    }

    /**
     * Refuses to act on a user who has more rights than the caller, counted with denials or without. Without them counts
     * too, because a denial can be lifted again.
     *
     * @param caller the caller
     * @param target the user to act on
     * @throws org.accountkit.access.RefusedException {@code forbidden}
     */
    public void requireMayActOn(Caller caller, Account target) {
        if (isStronger(target.roles(), caller)) {
            throw RefusalCode.FORBIDDEN.refused(
                    new Hint("stronger-user", "That user has a right, granted or denied, that you lack."));
        }
    }

    boolean isStronger(Collection<Role> held, Caller caller) {
        return !caller.rights().containsAll(catalogue.effective(held))
                || !catalogue.granted(caller.account().roles()).containsAll(catalogue.granted(held));
    }

    boolean hasEveryRight(Caller caller) {
        return caller.rights().containsAll(catalogue.all());
    }

    /**
     * Refuses a change of a user's roles that adds a role whose grants or denials the caller could not add, or removes one
     * whose denials the caller could not lift.
     *
     * @param caller the caller
     * @param before the user's roles
     * @param after the roles that the user is to have
     * @throws org.accountkit.access.RefusedException {@code forbidden}
     */
    public void requireMayGive(Caller caller, Collection<Role> before, Collection<Role> after) {
        Set<String> namesBefore = names(before);
        Set<String> namesAfter = names(after);
        after.stream().filter(role -> !namesBefore.contains(role.name())).forEach(role -> requireMayAdd(caller, role));
        before.stream().filter(role -> !namesAfter.contains(role.name())).forEach(role -> requireMayLift(caller, role));
    }

    private static Set<String> names(Collection<Role> roles) {
        return roles.stream().map(Role::name).collect(Collectors.toSet());
    }

    /**
     * Refuses a caller who lacks a right that a role grants or denies.
     *
     * @param caller the caller
     * @param role the role to create or to give to a user
     * @throws org.accountkit.access.RefusedException {@code forbidden}
     */
    public void requireMayAdd(Caller caller, Role role) {
        requireMayGrant(caller, role);
        requireMayDeny(caller, catalogue.deniesOf(role));
    }

    /**
     * Refuses a caller who lacks a right that a role grants.
     *
     * @param caller the caller
     * @param role the role
     * @throws org.accountkit.access.RefusedException {@code forbidden}
     */
    public void requireMayGrant(Caller caller, Role role) {
        requireHolds(
                caller, catalogue.grantsOf(role), new Hint("stronger-role", "The role grants a right that you lack."));
    }

    /**
     * Refuses a change of a role's rights that grants, denies, or lifts the denial of a right that the caller lacks.
     *
     * @param caller the caller
     * @param before the role as it is
     * @param after the role as it would be
     * @throws org.accountkit.access.RefusedException {@code forbidden}
     */
    public void requireMayChange(Caller caller, Role before, Role after) {
        requireMayGrant(caller, after);
        requireMayDeny(caller, Sets.difference(catalogue.deniesOf(after), catalogue.deniesOf(before)));
        requireMayLift(caller, Sets.difference(catalogue.deniesOf(before), catalogue.deniesOf(after)));
    }

    /**
     * Refuses to remove a role, which lifts its denials, if the caller lacks one of the denied rights: it would give that
     * right to everyone to whom another role grants it.
     *
     * @param caller the caller
     * @param role the role
     * @throws org.accountkit.access.RefusedException {@code forbidden}
     */
    public void requireMayLift(Caller caller, Role role) {
        requireMayLift(caller, catalogue.deniesOf(role));
    }

    private static void requireMayDeny(Caller caller, Set<Right> denied) {
        requireHolds(caller, denied, new Hint("denial-not-held", "That would deny a right that you lack."));
    }

    private static void requireMayLift(Caller caller, Set<Right> lifted) {
        requireHolds(
                caller, lifted, new Hint("denial-not-held", "That would lift the denial of a right that you lack."));
    }

    private static void requireHolds(Caller caller, Set<Right> rights, Hint otherwise) {
        if (!caller.rights().containsAll(rights)) {
            throw RefusalCode.FORBIDDEN.refused(otherwise);
        }
    }

    /**
     * Finds roles by name. A name that the user already has may stay even if no role of that name exists any longer.
     *
     * @param names any names
     * @param held the roles that the user already has
     * @return the roles
     * @throws org.accountkit.access.RefusedException {@code malformed-request} for an unknown name
     */
    public Set<Role> rolesNamed(Set<String> names, Collection<Role> held) {
        return names.stream().map(name -> roleNamed(name, held)).collect(Collectors.toSet());
    }

    private Role roleNamed(String name, Collection<Role> held) {
        return find(name)
                .or(() -> held.stream().filter(role -> role.name().equals(name)).findFirst())
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
