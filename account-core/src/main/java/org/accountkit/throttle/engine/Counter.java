package org.accountkit.throttle.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.accountkit.throttle.AttemptStore.Attempts;
import org.accountkit.throttle.AttemptStore.Change;

/**
 * A counter as read.
 *
 * @param limit the counter and its policy
 * @param found its attempts; empty if none is counted
 */
record Counter(Limit limit, Optional<Attempts> found) {

    Duration waiting(Instant now) {
        return found.map(some -> limit.policy().waiting(some, now)).orElse(Duration.ZERO);
    }

    boolean isSettled(Instant now) {
        return found.filter(some -> !some.equals(some.notAfter(now))).isEmpty();
    }

    boolean locks(Instant now) {
        boolean alreadyLocked = found.filter(limit.policy()::isLocked).isPresent();
        return !alreadyLocked && limit.policy().isLocked(next(now));
    }

    Attempts next(Instant now) {
        return found.map(some -> limit.policy().count(some, now)).orElseGet(() -> new Attempts(1, now, now));
    }

    Change changedTo(Optional<Attempts> next) {
        return new Change(limit.key(), found, next, next.flatMap(limit::staleFrom));
    }
}
