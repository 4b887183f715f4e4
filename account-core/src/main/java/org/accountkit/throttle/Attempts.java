package org.accountkit.throttle;

import java.time.Instant;

/**
 * The attempts counted under one key.
 *
 * @param count the number of attempts, at least 1
 * @param since the time of the first one, truncated to milliseconds
 * @param last the time of the last one, truncated to milliseconds
 */
public record Attempts(int count, Instant since, Instant last) {}
