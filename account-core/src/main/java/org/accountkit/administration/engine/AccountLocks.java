package org.accountkit.administration.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.accountkit.access.engine.ServiceContext;
import org.accountkit.administration.AccountLock;
import org.accountkit.throttle.AttemptStore;
import org.accountkit.throttle.AttemptStore.AttemptKey;
import org.accountkit.throttle.AttemptStore.Attempts;
import org.accountkit.throttle.engine.AccountLimits;
import org.accountkit.throttle.engine.Limit;
import org.accountkit.user.User;
import org.accountkit.user.UserId;

/**
 * Finds the locks that keep users from signing in.
 *
 * @param context the time
 * @param attempts the store for attempt counters
 * @param limits the attempt counters of an account
 */
public record AccountLocks(ServiceContext context, AttemptStore attempts, AccountLimits limits) {

    /**
     * Returns the locks of several users, with one read.
     *
     * @param users any number of users
     * @return the locks of each user; may be none
     */
    public Map<UserId, List<AccountLock>> of(Collection<User> users) {
        List<AttemptKey> keys = users.stream()
                .flatMap(user -> limitsOf(user).values().stream().flatMap(List::stream))
                .map(Limit::key)
                .toList();
        Map<AttemptKey, Attempts> found = keys.isEmpty() ? Map.of() : attempts.findAll(keys);
        Map<UserId, List<AccountLock>> locks = new HashMap<>();
        users.forEach(user -> locks.put(user.id(), locks(user, found)));
        return locks;
    }

    private Map<AccountLock.Kind, List<Limit>> limitsOf(User user) {
        return Map.of(
                AccountLock.Kind.PASSWORD,
                List.of(limits.passwordLimit(user.username().key())),
                AccountLock.Kind.TOTP,
                limits.totpLimits(user.id().value()));
    }

    private List<AccountLock> locks(User user, Map<AttemptKey, Attempts> found) {
        Map<AccountLock.Kind, List<Limit>> limitsOf = limitsOf(user);
        List<AccountLock> locks = new ArrayList<>();
        for (AccountLock.Kind kind : AccountLock.Kind.values()) {
            lock(kind, limitsOf.getOrDefault(kind, List.of()), found).ifPresent(locks::add);
        }
        return List.copyOf(locks);
    }

    /** A lock until an unlock takes precedence over one that ends; of those, the one that ends last counts. */
    private Optional<AccountLock> lock(AccountLock.Kind kind, List<Limit> limitsOf, Map<AttemptKey, Attempts> found) {
        Instant now = context.now();
        List<Optional<Instant>> ends = limitsOf.stream()
                .flatMap(limit ->
                        Optional.ofNullable(found.get(limit.key()))
                                .flatMap(attempts -> end(limit, attempts, now))
                                .stream())
                .toList();
        return ends.isEmpty()
                ? Optional.empty()
                : Optional.of(new AccountLock(
                        kind,
                        ends.stream().anyMatch(Optional::isEmpty)
                                ? Optional.empty()
                                : ends.stream().flatMap(Optional::stream).max(Comparator.naturalOrder())));
    }

    /** Returns when a lock ends: empty if there is no lock, an empty end if it lasts until an unlock. */
    private static Optional<Optional<Instant>> end(Limit limit, Attempts attempts, Instant now) {
        if (limit.policy().isLocked(attempts)) {
            return Optional.of(Optional.empty());
        }
        Duration wait = limit.policy().waiting(attempts, now);
        return wait.isZero() ? Optional.empty() : Optional.of(Optional.of(now.plus(wait)));
    }
}
