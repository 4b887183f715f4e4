package org.accountkit.password;

import java.time.Duration;

/**
 * How many passwords are hashed concurrently, and how many may wait. Hashing takes memory by design; without a bound, a
 * burst of sign-ins would use all of it.
 *
 * @param atOnce how many are hashed concurrently, at least 1
 * @param waiters how many may wait for each of those, 0 to 100; any more are refused
 * @param longestWait how long they wait before they are refused, at most 30 seconds
 */
public record HashingCapacity(int atOnce, int waiters, Duration longestWait) {

    private static final long MEMORY_FOR_EACH = 512L * 1024 * 1024;
    private static final int MOST_WAITERS = 100;
    private static final Duration LONGEST_LONGEST_WAIT = Duration.ofSeconds(30);

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a value is out of range
     */
    public HashingCapacity {
        if (atOnce < 1 || waiters < 0 || waiters > MOST_WAITERS) {
            throw new IllegalArgumentException("At least 1 password must be hashed at a time, and 0 to " + MOST_WAITERS
                    + " may wait for each of them.");
        }
        if (longestWait.isNegative() || longestWait.isZero() || longestWait.compareTo(LONGEST_LONGEST_WAIT) > 0) {
            throw new IllegalArgumentException("The longest wait for a hash must be positive and at most 30 seconds.");
        }
    }

    /**
     * Returns a capacity with default waiting.
     *
     * @param atOnce how many passwords are hashed concurrently, at least 1
     * @return the capacity, with 10 waiters for each hash and a longest wait of 2 seconds
     * @throws IllegalArgumentException if it is less than 1
     */
    public static HashingCapacity of(int atOnce) {
        return new HashingCapacity(atOnce, 10, Duration.ofSeconds(2));
    }

    /** {@return one hash per core and per half gigabyte of heap, at least one, with default waiting} */
    public static HashingCapacity ofThisMachine() {
        Runtime runtime = Runtime.getRuntime();
        long byMemory = runtime.maxMemory() / MEMORY_FOR_EACH;
        return of((int) Math.max(1, Math.min(runtime.availableProcessors(), byMemory)));
    }
}
