package org.accountkit.user;

import java.util.List;
import java.util.Optional;

/** Keeps roles, but for the built-in one, and the guard of the last administrator. */
public interface RoleStore {

    /**
     * Finds a role.
     *
     * @param realm where to look
     * @param name its name
     * @return the role, empty when there is none
     */
    Optional<Role> find(Realm realm, String name);

    /**
     * Reads all roles of a realm in the order of their names.
     *
     * @param realm where to look
     * @return the roles
     */
    List<Role> list(Realm realm);

    /**
     * Adds a role unless the name is taken. Atomic.
     *
     * @param role the new role
     * @return whether it was added
     */
    boolean add(Role role);

    /**
     * Replaces grants and denies.
     *
     * @param role with the new values
     * @return whether there is such a role
     */
    boolean update(Role role);

    /**
     * Deletes a role.
     *
     * @param realm where it is
     * @param name its name
     * @return whether there was one
     */
    boolean delete(Realm realm, String name);

    /**
     * Reads the guard's version. Every change that could take away the last administrator, or a role that is being
     * given, reads it first and moves it last.
     *
     * @param realm whose guard
     * @return its version, 0 when it never moved
     */
    long guardVersion(Realm realm);

    /**
     * Moves the guard if its version is still as expected: a single conditional write, which holds across nodes where a
     * row lock does not.
     *
     * @param realm whose guard
     * @param expected what {@link #guardVersion} gave
     * @return whether this caller won
     */
    boolean moveGuard(Realm realm, long expected);
}
