package org.accountkit.throttle.engine;

import org.accountkit.throttle.AttemptKey;
import org.accountkit.throttle.ThrottlePolicy;

/**
 * One counter and the policy that judges it.
 *
 * @param key which counter
 * @param policy how it is judged
 */
public record Limit(AttemptKey key, ThrottlePolicy policy) {}
