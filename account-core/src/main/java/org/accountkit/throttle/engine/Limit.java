package org.accountkit.throttle.engine;

import org.accountkit.throttle.AttemptStore.AttemptKey;
import org.accountkit.throttle.ThrottlePolicies.ThrottlePolicy;

/**
 * One counter with the policy that applies to it.
 *
 * @param key the counter's key
 * @param policy the policy
 */
public record Limit(AttemptKey key, ThrottlePolicy policy) {}
