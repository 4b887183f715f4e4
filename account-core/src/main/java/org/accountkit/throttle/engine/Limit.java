package org.accountkit.throttle.engine;

import org.accountkit.throttle.AttemptKey;
import org.accountkit.throttle.ThrottlePolicy;

/**
 * One counter with the policy that applies to it.
 *
 * @param key the counter's key
 * @param policy the policy
 */
public record Limit(AttemptKey key, ThrottlePolicy policy) {}
