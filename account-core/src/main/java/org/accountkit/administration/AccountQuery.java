package org.accountkit.administration;

import java.util.Optional;
import java.util.function.UnaryOperator;
import org.accountkit.user.Realm;
import org.accountkit.user.UserStore.UserQuery;

/** Selects accounts for an administrator, sorted by user name. Immutable. Without filters it selects all of them. */
public final class AccountQuery {

    /** The maximum number of accounts per page. */
    public static final int GREATEST_LIMIT = 200;

    private static final int USUAL_LIMIT = 50;

    private final UnaryOperator<UserQuery> filters;
    private final Optional<Boolean> twoFactor;
    private final Optional<Boolean> locked;
    private final int limit;

    private AccountQuery(
            UnaryOperator<UserQuery> filters, Optional<Boolean> twoFactor, Optional<Boolean> locked, int limit) {
        if (limit < 1 || limit > GREATEST_LIMIT) {
            throw new IllegalArgumentException("The limit of an account query is 1 to " + GREATEST_LIMIT + ".");
        }
        this.filters = filters;
        this.twoFactor = twoFactor;
        this.locked = locked;
        this.limit = limit;
    }

    /** {@return a query for all accounts, 50 per page, to be narrowed} */
    public static AccountQuery all() {
        return new AccountQuery(UnaryOperator.identity(), Optional.empty(), Optional.empty(), USUAL_LIMIT);
    }

    /**
     * Selects only users whose user name, or any word of whose full name, begins with a text.
     *
     * @param search any text, matched like a user name; empty for all users
     * @return the query with that filter
     */
    public AccountQuery withSearch(String search) {
        return with(users -> users.withSearch(search));
    }

    /**
     * Selects only users who have a role.
     *
     * @param role the role's name
     * @return the query with that filter
     */
    public AccountQuery withRole(String role) {
        return with(users -> users.withRole(role));
    }

    /**
     * Selects only enabled users, or only disabled ones.
     *
     * @param enabled whether to select the enabled ones
     * @return the query with that filter
     */
    public AccountQuery withEnabled(boolean enabled) {
        return with(users -> users.withEnabled(enabled));
    }

    /**
     * Selects only users with active two-factor authentication, or only those without.
     *
     * @param active whether to select those with it
     * @return the query with that filter
     */
    public AccountQuery withTwoFactor(boolean active) {
        return new AccountQuery(filters, Optional.of(active), locked, limit);
    }

    /**
     * Selects only users whom failed attempts keep from signing in, or only the others.
     *
     * @param wanted whether to select the locked ones
     * @return the query with that filter
     */
    public AccountQuery withLocked(boolean wanted) {
        return new AccountQuery(filters, twoFactor, Optional.of(wanted), limit);
    }

    /**
     * Selects the page after another one.
     *
     * @param after the {@link Page#next()} of the previous page; empty for the first page
     * @return the query with that starting point
     */
    public AccountQuery withAfter(String after) {
        return with(users -> users.withAfter(after));
    }

    /**
     * Limits the number of accounts in the page.
     *
     * @param most 1 to {@value #GREATEST_LIMIT}
     * @return the query with that limit
     * @throws IllegalArgumentException if it is out of range
     */
    public AccountQuery withLimit(int most) {
        return new AccountQuery(filters, twoFactor, locked, most);
    }

    private AccountQuery with(UnaryOperator<UserQuery> filter) {
        return new AccountQuery(users -> filter.apply(filters.apply(users)), twoFactor, locked, limit);
    }

    /**
     * Returns the part of this query that a user store can answer.
     *
     * @param realm the realm
     * @return the query for users, with their usual limit
     */
    public UserQuery users(Realm realm) {
        return filters.apply(UserQuery.in(realm));
    }

    /** {@return whether two-factor authentication must be active or not; empty for both} */
    public Optional<Boolean> twoFactor() {
        return twoFactor;
    }

    /** {@return whether the users must be locked or not; empty for both} */
    public Optional<Boolean> locked() {
        return locked;
    }

    /** {@return the maximum number of accounts} */
    public int limit() {
        return limit;
    }
}
