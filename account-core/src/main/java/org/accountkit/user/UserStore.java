package org.accountkit.user;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Keeps users. A host with a directory of its own supplies this port; it may be read-only, then {@link #writable()} is
 * false and the writing methods are never called.
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
     * @return the user, empty when there is none
     */
    Optional<User> find(UserId id);

    /**
     * Finds several users at once.
     *
     * @param ids opaque ids
     * @return those that there are, in any order
     */
    default List<User> findAll(Collection<UserId> ids) {
        return ids.stream().map(this::find).flatMap(Optional::stream).toList();
    }

    /**
     * Finds a user by name.
     *
     * @param realm where to look
     * @param username matched by its key
     * @return the user, empty when there is none
     */
    Optional<User> findByName(Realm realm, Username username);

    /**
     * Reads a page of users in the order of their name keys, by code point.
     *
     * @param query which ones
     * @return at most as many as the query allows, each once
     */
    List<User> list(UserQuery query);

    /**
     * Finds the enabled users who hold at least one of these roles.
     *
     * @param realm where to look
     * @param roles role names
     * @return those users
     */
    List<User> findEnabledByRoles(Realm realm, Collection<String> roles);

    /**
     * Tells whether anybody, enabled or not, holds a role.
     *
     * @param realm where to look
     * @param role a role's name
     * @return whether it is in use
     */
    boolean isRoleInUse(Realm realm, String role);

    /**
     * Tells whether there is any user at all.
     *
     * @param realm where to look
     * @return whether there is none
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
     * Tells which of these names are taken.
     *
     * @param realm where to look
     * @param usernames any number of names
     * @return those that somebody has, in any order
     */
    default Set<Username> takenAmong(Realm realm, Collection<Username> usernames) {
        return usernames.stream()
                .filter(username -> findByName(realm, username).isPresent())
                .collect(Collectors.toSet());
    }

    /**
     * Adds many users whose names are free, within the unit of work that is under way.
     *
     * @param users the new users, no two of one name
     * @throws RuntimeException when a name is taken; the unit of work is undone
     */
    default void addAll(Collection<User> users) {
        for (User user : users) {
            if (!add(user)) {
                throw new IllegalStateException("A user of that name is there already.");
            }
        }
    }

    /**
     * Replaces full name, description, enabled and roles.
     *
     * @param user with the new values
     */
    void update(User user);

    /**
     * Deletes a user.
     *
     * @param id the opaque id
     * @return whether there was one
     */
    boolean delete(UserId id);
}
