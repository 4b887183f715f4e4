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
     * Locks the realm's guard until the current unit of work ends. Meanwhile, no other unit can lock it. A change that
     * takes rights from users, or gives them a role, locks the guard before it reads anything on which it is based. So
     * two such changes cannot together remove the last administrator, nor give a role that is just being deleted.
     *
     * <p>In a cluster of databases, two units on two nodes may hold the lock, but then only one of them can commit. So
     * locking has to write to a row.
     *
     * @param realm the realm
     */
    void lockGuard(Realm realm);
}
