package org.accountkit.jpa;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Lets a unit of work that lost a race wait before the next try. It holds no connection meanwhile. */
@FunctionalInterface
interface Backoff {

    /**
     * A random time, so that the losers of one race do not meet again in the next: at most 16 ms, then twice as long each
     * time.
     */
    Backoff JITTERED = lost -> {
        long longest = TimeUnit.MILLISECONDS.toNanos(8L << lost);
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(longest));
    };

    /**
     * Waits.
     *
     * @param lost how many tries were lost in a row, at least 1
     */
    void pause(int lost);
}
