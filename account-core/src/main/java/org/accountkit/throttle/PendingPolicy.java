package org.accountkit.throttle;

import java.time.Duration;

/**
 * How long something can stay pending until a code completes it: an enrolment or a sign-in.
 *
 * @param life how long it can be completed, at most 15 minutes
 * @param tries how many codes may be tried, at most 10
 */
public record PendingPolicy(Duration life, int tries) {

    private static final Duration LONGEST_LIFE = Duration.ofMinutes(15);
    private static final int MOST_TRIES = 10;

    /** Five minutes and five tries. */
    public static final PendingPolicy DEFAULT = new PendingPolicy(Duration.ofMinutes(5), 5);

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a value is out of range
     */
    public PendingPolicy {
        if (life.isNegative() || life.isZero() || life.compareTo(LONGEST_LIFE) > 0) {
            throw new IllegalArgumentException("Nothing may stay pending for more than 15 minutes.");
        }
        if (tries < 1 || tries > MOST_TRIES) {
            throw new IllegalArgumentException("Something pending must allow 1 to " + MOST_TRIES + " tries.");
        }
    }
}
