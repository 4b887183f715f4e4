package org.accountkit.user;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.accountkit.user.Username.SearchTerms;

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
     * Returns those of the given ids whose users the store states to be deleted. An id counts only if the store knows for
     * certain: one that it has no record of, or cannot look up now, must be left out. What AccountKit keeps of the
     * returned users may be deleted, so by default nobody is returned.
     *
     * @param ids opaque ids
     * @return the ids of users who were deleted, in any order
     */
    default Set<UserId> deletedAmong(Collection<UserId> ids) {
        return Set.of();
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
     * Counts the users that a query selects. A store that can count without reading the users should override this.
     *
     * @param query the query
     * @return the number of users, but no more than the query's limit
     */
    default int count(UserQuery query) {
        return list(query).size();
    }

    /**
     * Finds the enabled users who have at least one of these roles.
     *
     * @param realm the realm
     * @param roles the names of the roles
     * @return the users
     */
    List<User> findEnabledByRoles(Realm realm, Collection<String> roles);

    /**
     * Reports whether there is an enabled user who has at least one role of one kind and none of another.
     *
     * @param realm the realm
     * @param having the names of the roles of which the user has at least one
     * @param lacking the names of the roles of which the user has none
     * @return whether there is such a user
     */
    default boolean hasEnabled(Realm realm, Collection<String> having, Collection<String> lacking) {
        return findEnabledByRoles(realm, having).stream().anyMatch(user -> Collections.disjoint(user.roles(), lacking));
    }

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
     * @return the names that are taken, as the users who have them spell them, in any order
     */
    default Set<Username> takenAmong(Realm realm, Collection<Username> usernames) {
        return usernames.stream()
                .flatMap(username -> findByName(realm, username).stream())
                .map(User::username)
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
     * Replaces a user's full name, description, enabled flag, roles and contact.
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

    /** Selects users of one realm, sorted by name key. Immutable. Without filters it selects all of them. */
    final class UserQuery {

        /** The maximum number of users per page. */
        public static final int GREATEST_LIMIT = 1000;

        private static final int USUAL_LIMIT = 50;

        private final Realm realm;
        private final String search;
        private final Optional<String> role;
        private final Optional<Boolean> enabled;
        private final String after;
        private final int limit;

        private UserQuery(
                Realm realm, String search, Optional<String> role, Optional<Boolean> enabled, String after, int limit) {
            if (limit < 1 || limit > GREATEST_LIMIT) {
                throw new IllegalArgumentException("The limit of a user query is 1 to " + GREATEST_LIMIT + ".");
            }
            this.realm = realm;
            this.search = search;
            this.role = role;
            this.enabled = enabled;
            this.after = after;
            this.limit = limit;
        }

        /**
         * Starts a query for all users of a realm, 50 per page.
         *
         * @param realm the realm
         * @return the query, to be narrowed
         */
        public static UserQuery in(Realm realm) {
            return new UserQuery(realm, "", Optional.empty(), Optional.empty(), "", USUAL_LIMIT);
        }

        /**
         * Selects only users whose user name, or any word of whose full name, begins with a text: see {@link SearchTerms}.
         *
         * @param search any text, folded in the same way as a user name; empty for all users
         * @return the query with that filter
         */
        public UserQuery withSearch(String search) {
            return new UserQuery(realm, Username.keyOf(search), role, enabled, after, limit);
        }

        /**
         * Selects only users who have a role.
         *
         * @param role the role's name
         * @return the query with that filter
         */
        public UserQuery withRole(String role) {
            return new UserQuery(realm, search, Optional.of(role), enabled, after, limit);
        }

        /**
         * Selects only enabled users, or only disabled ones.
         *
         * @param enabled whether to select the enabled ones
         * @return the query with that filter
         */
        public UserQuery withEnabled(boolean enabled) {
            return new UserQuery(realm, search, role, Optional.of(enabled), after, limit);
        }

        /**
         * Selects the page after a name key.
         *
         * @param after the last name key of the previous page; empty for the first page
         * @return the query with that starting point
         */
        public UserQuery withAfter(String after) {
            return new UserQuery(realm, search, role, enabled, after, limit);
        }

        /**
         * Limits the number of users in the page.
         *
         * @param limit 1 to {@value #GREATEST_LIMIT}
         * @return the query with that limit
         * @throws IllegalArgumentException if it is out of range
         */
        public UserQuery withLimit(int limit) {
            return new UserQuery(realm, search, role, enabled, after, limit);
        }

        /** {@return the realm} */
        public Realm realm() {
            return realm;
        }

        /** {@return the folded text with which a search term must begin; empty for all users} */
        public String search() {
            return search;
        }

        /** {@return the role that the users must have} */
        public Optional<String> role() {
            return role;
        }

        /** {@return whether the users must be enabled or disabled; empty for both} */
        public Optional<Boolean> enabled() {
            return enabled;
        }

        /** {@return the name key after which the page starts; empty for the first page} */
        public String after() {
            return after;
        }

        /** {@return the maximum number of users} */
        public int limit() {
            return limit;
        }
    }
}
