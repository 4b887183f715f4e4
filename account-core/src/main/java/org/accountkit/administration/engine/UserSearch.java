package org.accountkit.administration.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import org.accountkit.access.AccessReader;
import org.accountkit.access.Account;
import org.accountkit.access.engine.ServiceContext;
import org.accountkit.administration.AccountLock;
import org.accountkit.administration.AccountQuery;
import org.accountkit.administration.Page;
import org.accountkit.user.User;
import org.accountkit.user.UserId;
import org.accountkit.user.UserStore;
import org.accountkit.user.UserStore.UserQuery;

/**
 * Finds accounts. A user store, which may be a host's directory, cannot filter by second factors and locks, which
 * AccountKit stores itself; so users are read chunk by chunk until enough of them match.
 *
 * @param context the realm
 * @param reader completes users to accounts
 * @param users the store for users
 * @param locks finds the locks of users
 */
public record UserSearch(ServiceContext context, AccessReader reader, UserStore users, AccountLocks locks) {

    /** The maximum number of users that one call examines. */
    public static final int MOST_EXAMINED = 5_000;

    private static final int CHUNK = 200;

    /**
     * Returns a page of accounts, sorted by user name.
     *
     * @param query the query
     * @return the page; it ends after {@value #MOST_EXAMINED} examined users, however few of them matched
     */
    public Page<Account> page(AccountQuery query) {
        List<Account> found = new ArrayList<>();
        int size = chunk(query);
        UserQuery wanted = query.users(context.realm()).withLimit(size + 1);
        String after = wanted.after();
        for (int examined = 0; examined < MOST_EXAMINED; examined += size) {
            List<User> read = users.list(wanted.withAfter(after));
            List<User> chunk = read.subList(0, Math.min(size, read.size()));
            for (Account account : matching(chunk, query)) {
                found.add(account);
                if (found.size() == query.limit()) {
                    return new Page<>(found, next(account.user(), read));
                }
            }
            if (read.size() <= size) {
                return new Page<>(found, Optional.empty());
            }
            after = key(chunk.get(size - 1));
        }
        return new Page<>(found, Optional.of(after));
    }

    /**
     * Counts the accounts that a query selects, with about as much work as for one page.
     *
     * @param query the query, whose limit does not matter
     * @return the number of accounts; empty if there are too many to count
     */
    public OptionalInt count(AccountQuery query) {
        if (isBeyondTheStore(query)) {
            Page<Account> page = page(query.withLimit(AccountQuery.GREATEST_LIMIT));
            return page.next().isPresent()
                    ? OptionalInt.empty()
                    : OptionalInt.of(page.items().size());
        }
        int found = users.count(query.users(context.realm()).withLimit(UserQuery.GREATEST_LIMIT));
        return found == UserQuery.GREATEST_LIMIT ? OptionalInt.empty() : OptionalInt.of(found);
    }

    private static int chunk(AccountQuery query) {
        return isBeyondTheStore(query) ? CHUNK : query.limit();
    }

    private static boolean isBeyondTheStore(AccountQuery query) {
        return query.twoFactor().isPresent() || query.locked().isPresent();
    }

    /** A directory that ignores the realm must not show the users of another one. */
    private List<Account> matching(List<User> read, AccountQuery query) {
        List<User> chunk = read.stream().filter(context::sees).toList();
        List<User> users = query.locked()
                .map(locked -> chunk.stream().filter(lockedIs(chunk, locked)).toList())
                .orElse(chunk);
        return reader.accounts(users).stream()
                .filter(account -> query.twoFactor().stream().allMatch(active -> active == account.twoFactorActive()))
                .toList();
    }

    private Predicate<User> lockedIs(List<User> chunk, boolean locked) {
        Map<UserId, List<AccountLock>> found = locks.of(chunk);
        return user -> locked != found.getOrDefault(user.id(), List.of()).isEmpty();
    }

    private static Optional<String> next(User last, List<User> read) {
        return last.equals(read.get(read.size() - 1)) ? Optional.empty() : Optional.of(key(last));
    }

    private static String key(User user) {
        return user.username().key();
    }
}
