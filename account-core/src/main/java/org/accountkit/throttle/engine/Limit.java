package org.accountkit.throttle.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.accountkit.throttle.AttemptStore.AttemptKey;
import org.accountkit.throttle.AttemptStore.Attempts;
import org.accountkit.throttle.ThrottlePolicies.ThrottlePolicy;

/**
 * One counter with the policy that applies to it.
 *
 * @param key the counter's key
 * @param policy the policy
 * @param lockLife how long after the last attempt a sweep may delete a counter that nobody can unlock; empty to keep a
 *     lock until somebody does
 */
public record Limit(AttemptKey key, ThrottlePolicy policy, Optional<Duration> lockLife) {

    /**
     * A counter that somebody can unlock.
     *
     * @param key the counter's key
     * @param policy the policy
     */
    public Limit(AttemptKey key, ThrottlePolicy policy) {
        this(key, policy, Optional.empty());
    }

    /** Returns when a sweep may delete the counter; empty for never. */
    Optional<Instant> staleFrom(Attempts attempts) {
        return policy.staleFrom(attempts).or(() -> lockLife.map(attempts.last()::plus));
    }
}
