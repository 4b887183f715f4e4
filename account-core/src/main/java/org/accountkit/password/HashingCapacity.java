package org.accountkit.password;

import java.time.Duration;

/**
 * How many passwords are hashed at once, and who waits for it. Hashing takes memory on purpose: without a bound, a burst
 * of sign-ins would take all of it.
 *
 * @param atOnce how many are hashed at once, at least 1
 * @param waiters how many may wait for each of those, 0 to 100; whoever comes then is turned away
 * @param longestWait how long they wait before they are turned away, at most 30 seconds
 */
public record HashingCapacity(int atOnce, int waiters, Duration longestWait) {

    private static final long MEMORY_FOR_EACH = 512L * 1024 * 1024;
    private static final int MOST_WAITERS = 100;
    private static final Duration LONGEST_LONGEST_WAIT = Duration.ofSeconds(30);

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException when one is out of range
     */
    public HashingCapacity {
        if (atOnce < 1 || waiters < 0 || waiters > MOST_WAITERS) {
            throw new IllegalArgumentException("At least 1 password must be hashed at once, and 0 to " + MOST_WAITERS
                    + " may wait for each that is.");
        }
        if (longestWait.isNegative() || longestWait.isZero() || longestWait.compareTo(LONGEST_LONGEST_WAIT) > 0) {
            throw new IllegalArgumentException("Nobody waits for a hash for no time, or more than 30 seconds.");
        }
    }

    /**
     * So many at once, with the default patience.
     *
     * @param atOnce how many, at least 1
     * @return 10 waiters for each, 2 seconds
     * @throws IllegalArgumentException when it is less than 1
     */
    public static HashingCapacity of(int atOnce) {
        return new HashingCapacity(atOnce, 10, Duration.ofSeconds(2));
    }

    /** {@return one for each core and each half gigabyte of heap, at least one, with the default patience} */
    public static HashingCapacity ofThisMachine() {
        Runtime runtime = Runtime.getRuntime();
        long byMemory = runtime.maxMemory() / MEMORY_FOR_EACH;
        return of((int) Math.max(1, Math.min(runtime.availableProcessors(), byMemory)));
    }
}
