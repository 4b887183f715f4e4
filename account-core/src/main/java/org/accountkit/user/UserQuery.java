package org.accountkit.user;

import java.util.Optional;

/** Which users of a realm to read, in the order of their name keys. Immutable; what is not restricted is read whole. */
public final class UserQuery {

    /** How many users may be read at once. */
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
     * All users of a realm, 50 at once.
     *
     * @param realm where to look
     * @return the query, to be narrowed
     */
    public static UserQuery in(Realm realm) {
        return new UserQuery(realm, "", Optional.empty(), Optional.empty(), "", USUAL_LIMIT);
    }

    /**
     * Reads only the users of whom the user name, or any word of the full name, begins with a text: see {@link SearchTerms}.
     *
     * @param search any text, folded like a user name; empty for all
     * @return the query with that filter
     */
    public UserQuery withSearch(String search) {
        return new UserQuery(realm, Username.keyOf(search), role, enabled, after, limit);
    }

    /**
     * Reads only the users who hold a role.
     *
     * @param role the role's name
     * @return the query with that filter
     */
    public UserQuery withRole(String role) {
        return new UserQuery(realm, search, Optional.of(role), enabled, after, limit);
    }

    /**
     * Reads only the users who may sign in, or only those who may not.
     *
     * @param enabled which of them
     * @return the query with that filter
     */
    public UserQuery withEnabled(boolean enabled) {
        return new UserQuery(realm, search, role, Optional.of(enabled), after, limit);
    }

    /**
     * Reads the page that begins after a name key.
     *
     * @param after the last name key of the page before, empty for the first page
     * @return the query with that beginning
     */
    public UserQuery withAfter(String after) {
        return new UserQuery(realm, search, role, enabled, after, limit);
    }

    /**
     * Reads at most so many users.
     *
     * @param limit 1 to {@value #GREATEST_LIMIT}
     * @return the query with that limit
     * @throws IllegalArgumentException when it is out of range
     */
    public UserQuery withLimit(int limit) {
        return new UserQuery(realm, search, role, enabled, after, limit);
    }

    /** {@return the realm} */
    public Realm realm() {
        return realm;
    }

    /** {@return what a search term begins with, folded; empty for all} */
    public String search() {
        return search;
    }

    /** {@return the role that they hold} */
    public Optional<String> role() {
        return role;
    }

    /** {@return whether they are enabled} */
    public Optional<Boolean> enabled() {
        return enabled;
    }

    /** {@return the name key after which the page begins, empty for the first page} */
    public String after() {
        return after;
    }

    /** {@return how many at most} */
    public int limit() {
        return limit;
    }
}
