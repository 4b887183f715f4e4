package org.accountkit.throttle;

import java.time.Instant;

/**
 * What is known of the attempts under one key.
 *
 * @param count how many count, at least 1
 * @param since when the first of them was, truncated to milliseconds
 * @param last when the last of them was, truncated to milliseconds
 */
public record Attempts(int count, Instant since, Instant last) {}
