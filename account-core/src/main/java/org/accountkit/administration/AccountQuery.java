package org.accountkit.administration;

import java.util.Optional;

/** Which accounts an administrator reads, in the order of user names. Immutable; what is not restricted is read whole. */
public final class AccountQuery {

    /** How many accounts may be read at once. */
    public static final int GREATEST_LIMIT = 200;

    private static final int USUAL_LIMIT = 50;

    private final String search;
    private final Optional<String> role;
    private final Optional<Boolean> enabled;
    private final Optional<Boolean> twoFactor;
    private final Optional<Boolean> locked;
    private final String after;
    private final int limit;

    private AccountQuery(
            String search,
            Optional<String> role,
            Optional<Boolean> enabled,
            Optional<Boolean> twoFactor,
            Optional<Boolean> locked,
            String after,
            int limit) {
        if (limit < 1 || limit > GREATEST_LIMIT) {
            throw new IllegalArgumentException("The limit of an account query is 1 to " + GREATEST_LIMIT + ".");
        }
        this.search = search;
        this.role = role;
        this.enabled = enabled;
        this.twoFactor = twoFactor;
        this.locked = locked;
        this.after = after;
        this.limit = limit;
    }

    /** {@return a query for all accounts, 50 at once, to be narrowed} */
    public static AccountQuery all() {
        return new AccountQuery(
                "", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), "", USUAL_LIMIT);
    }

    /**
     * Reads only the users of whom the user name, or any word of the full name, begins with a text.
     *
     * @param search any text, matched like a user name; empty for all
     * @return the query with that filter
     */
    public AccountQuery withSearch(String search) {
        return new AccountQuery(search, role, enabled, twoFactor, locked, after, limit);
    }

    /**
     * Reads only the users who hold a role.
     *
     * @param role the role's name
     * @return the query with that filter
     */
    public AccountQuery withRole(String role) {
        return new AccountQuery(search, Optional.of(role), enabled, twoFactor, locked, after, limit);
    }

    /**
     * Reads only the users who may sign in, or only those who may not.
     *
     * @param enabled which of them
     * @return the query with that filter
     */
    public AccountQuery withEnabled(boolean enabled) {
        return new AccountQuery(search, role, Optional.of(enabled), twoFactor, locked, after, limit);
    }

    /**
     * Reads only the users with active two-factor authentication, or only those without.
     *
     * @param twoFactor which of them
     * @return the query with that filter
     */
    public AccountQuery withTwoFactor(boolean twoFactor) {
        return new AccountQuery(search, role, enabled, Optional.of(twoFactor), locked, after, limit);
    }

    /**
     * Reads only the users whom failed attempts keep from signing in, or only the others.
     *
     * @param locked which of them
     * @return the query with that filter
     */
    public AccountQuery withLocked(boolean locked) {
        return new AccountQuery(search, role, enabled, twoFactor, Optional.of(locked), after, limit);
    }

    /**
     * Reads the page that begins where another one ended.
     *
     * @param after the {@link Page#next()} of the page before; empty for the first
     * @return the query with that beginning
     */
    public AccountQuery withAfter(String after) {
        return new AccountQuery(search, role, enabled, twoFactor, locked, after, limit);
    }

    /**
     * Reads at most so many users.
     *
     * @param limit 1 to {@value #GREATEST_LIMIT}
     * @return the query with that limit
     * @throws IllegalArgumentException when it is out of range
     */
    public AccountQuery withLimit(int limit) {
        return new AccountQuery(search, role, enabled, twoFactor, locked, after, limit);
    }

    /** {@return what a search term begins with, empty for all} */
    public String search() {
        return search;
    }

    /** {@return the role that they hold} */
    public Optional<String> role() {
        return role;
    }

    /** {@return whether they may sign in} */
    public Optional<Boolean> enabled() {
        return enabled;
    }

    /** {@return whether their two-factor authentication is active} */
    public Optional<Boolean> twoFactor() {
        return twoFactor;
    }

    /** {@return whether failed attempts keep them from signing in} */
    public Optional<Boolean> locked() {
        return locked;
    }

    /** {@return where the page begins, empty for the first} */
    public String after() {
        return after;
    }

    /** {@return how many at most} */
    public int limit() {
        return limit;
    }
}
