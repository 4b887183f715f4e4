package org.accountkit.administration.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
 * Finds accounts. A user store, which may be a host's directory, filters by what it knows of users; second factors and
 * locks are ours, so users are read piece by piece until enough of them match.
 *
 * @param context the realm
 * @param reader completes users to accounts
 * @param users where users are kept
 * @param locks what keeps users from signing in
 */
public record UserSearch(ServiceContext context, AccessReader reader, UserStore users, AccountLocks locks) {

    /** How many users are looked at in one call. */
    public static final int MOST_LOOKED_AT = 5_000;

    private static final int PIECE = 200;

    /**
     * Reads a page of accounts in the order of user names.
     *
     * @param query which ones
     * @return the page; after {@value #MOST_LOOKED_AT} users it ends, however few of them matched
     */
    public Page<Account> page(AccountQuery query) {
        List<Account> found = new ArrayList<>();
        int size = piece(query);
        String after = query.after();
        for (int lookedAt = 0; lookedAt < MOST_LOOKED_AT; lookedAt += size) {
            List<User> read = users.list(userQuery(query).withAfter(after).withLimit(size + 1));
            List<User> piece = read.subList(0, Math.min(size, read.size()));
            for (Account account : matching(piece, query)) {
                found.add(account);
                if (found.size() == query.limit()) {
                    return new Page<>(found, next(account.user(), read));
                }
            }
            if (read.size() <= size) {
                return new Page<>(found, Optional.empty());
            }
            after = key(piece.get(size - 1));
        }
        return new Page<>(found, Optional.of(after));
    }

    private static int piece(AccountQuery query) {
        return query.twoFactor().isPresent() || query.locked().isPresent() ? PIECE : query.limit();
    }

    private UserQuery userQuery(AccountQuery query) {
        UserQuery all = UserQuery.in(context.realm()).withSearch(query.search());
        UserQuery ofRole = query.role().map(all::withRole).orElse(all);
        return query.enabled().map(ofRole::withEnabled).orElse(ofRole);
    }

    /** A directory that ignores the realm must not show the users of another one. */
    private List<Account> matching(List<User> read, AccountQuery query) {
        List<User> piece = read.stream().filter(context::sees).toList();
        List<User> users = query.locked()
                .map(locked -> piece.stream().filter(areLocked(piece, locked)).toList())
                .orElse(piece);
        return reader.accounts(users).stream()
                .filter(account -> query.twoFactor().stream().allMatch(active -> active == account.twoFactorActive()))
                .toList();
    }

    private Predicate<User> areLocked(List<User> piece, boolean locked) {
        Map<UserId, List<AccountLock>> found = locks.of(piece);
        return user -> locked != found.getOrDefault(user.id(), List.of()).isEmpty();
    }

    private static Optional<String> next(User last, List<User> read) {
        return last.equals(read.get(read.size() - 1)) ? Optional.empty() : Optional.of(key(last));
    }

    private static String key(User user) {
        return user.username().key();
    }
}
