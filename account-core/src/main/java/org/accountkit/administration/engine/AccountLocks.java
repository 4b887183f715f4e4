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
 * Reads what keeps users from signing in.
 *
 * @param context the time
 * @param attempts the counters
 * @param limits which counters there are
 */
public record AccountLocks(ServiceContext context, AttemptStore attempts, AccountLimits limits) {

    /**
     * Reads the locks of several users at once.
     *
     * @param users any number
     * @return those of every user, perhaps none
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

    /** A lock for good wins over one that ends; of these, the one that ends last. */
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

    /** When a counter no longer holds anybody up: empty when it does not now, an empty end when only an unlock helps. */
    private static Optional<Optional<Instant>> end(Limit limit, Attempts attempts, Instant now) {
        if (limit.policy().isLocked(attempts)) {
            return Optional.of(Optional.empty());
        }
        Duration wait = limit.policy().waiting(attempts, now);
        return wait.isZero() ? Optional.empty() : Optional.of(Optional.of(now.plus(wait)));
    }
}
