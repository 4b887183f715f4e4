package org.accountkit.user;

import java.util.Optional;

/** Selects users of one realm, sorted by name key. Immutable. Without filters it selects all of them. */
public final class UserQuery {

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
