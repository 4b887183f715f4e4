package org.accountkit.user;

import java.util.List;
import java.util.Optional;

/** Stores roles, except the built-in one, and the guard that protects the last administrator. */
public interface RoleStore {

    /**
     * Finds a role.
     *
     * @param realm the realm
     * @param name its name
     * @return the role; empty if there is none
     */
    Optional<Role> find(Realm realm, String name);

    /**
     * Returns all roles of a realm, sorted by name.
     *
     * @param realm the realm
     * @return the roles
     */
    List<Role> list(Realm realm);

    /**
     * Adds a role unless its name is taken. Atomic.
     *
     * @param role the new role
     * @return whether it was added
     */
    boolean add(Role role);

    /**
     * Replaces a role's grants and denials.
     *
     * @param role the role with its new values
     * @return whether the role exists
     */
    boolean update(Role role);

    /**
     * Deletes a role.
     *
     * @param realm the realm
     * @param name its name
     * @return whether it existed
     */
    boolean delete(Realm realm, String name);

    /**
     * Returns the guard's version. A change that could remove the last administrator, or a role that is just being
     * given to a user, reads the guard first and moves it last.
     *
     * @param realm the realm
     * @return the version; 0 if the guard has never moved
     */
    long guardVersion(Realm realm);

    /**
     * Moves the guard if its version is still the expected one. This is a single conditional write, which is effective
     * across nodes where a row lock is not.
     *
     * @param realm the realm
     * @param expected the version that {@link #guardVersion} returned
     * @return whether the write won
     */
    boolean moveGuard(Realm realm, long expected);
}
