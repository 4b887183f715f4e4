package org.accountkit.user;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Stores users. A host with its own directory implements this port. If the directory is read-only, {@link #writable()}
 * returns false and the methods that write are never called.
 */
public interface UserStore {

    /** {@return whether users can be created, edited and deleted here} */
    default boolean writable() {
        return true;
    }

    /**
     * Finds a user by id.
     *
     * @param id the opaque id
     * @return the user; empty if there is none
     */
    Optional<User> find(UserId id);

    /**
     * Finds several users by id with one call.
     *
     * @param ids opaque ids
     * @return the users that exist, in any order
     */
    default List<User> findAll(Collection<UserId> ids) {
        return ids.stream().map(this::find).flatMap(Optional::stream).toList();
    }

    /**
     * Finds a user by name.
     *
     * @param realm the realm
     * @param username the name, matched by its key
     * @return the user; empty if there is none
     */
    Optional<User> findByName(Realm realm, Username username);

    /**
     * Returns a page of users, sorted by name key in code point order.
     *
     * @param query the query
     * @return at most as many users as the query allows, each of them once
     */
    List<User> list(UserQuery query);

    /**
     * Finds the enabled users who have at least one of these roles.
     *
     * @param realm the realm
     * @param roles the names of the roles
     * @return the users
     */
    List<User> findEnabledByRoles(Realm realm, Collection<String> roles);

    /**
     * Reports whether any user, enabled or disabled, has a role.
     *
     * @param realm the realm
     * @param role the role's name
     * @return whether the role is in use
     */
    boolean isRoleInUse(Realm realm, String role);

    /**
     * Reports whether a realm has no users.
     *
     * @param realm the realm
     * @return whether it is empty
     */
    boolean isEmpty(Realm realm);

    /**
     * Adds a user unless the name is taken. Atomic.
     *
     * @param user the new user
     * @return whether it was added
     */
    boolean add(User user);

    /**
     * Returns those of the given names that are taken.
     *
     * @param realm the realm
     * @param usernames any number of names
     * @return the names that are taken, in any order
     */
    default Set<Username> takenAmong(Realm realm, Collection<Username> usernames) {
        return usernames.stream()
                .filter(username -> findByName(realm, username).isPresent())
                .collect(Collectors.toSet());
    }

    /**
     * Adds several users whose names are free, within the current unit of work.
     *
     * @param users the new users, with distinct names
     * @throws RuntimeException if a name is taken; the unit of work is rolled back
     */
    default void addAll(Collection<User> users) {
        for (User user : users) {
            if (!add(user)) {
                throw new IllegalStateException("A user of that name already exists.");
            }
        }
    }

    /**
     * Replaces a user's full name, description, enabled flag and roles.
     *
     * @param user the user with its new values
     */
    void update(User user);

    /**
     * Deletes a user.
     *
     * @param id the opaque id
     * @return whether the user existed
     */
    boolean delete(UserId id);
}
