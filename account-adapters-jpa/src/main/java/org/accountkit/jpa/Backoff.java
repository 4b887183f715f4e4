package org.accountkit.jpa;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Lets a unit of work that lost a race wait before the next try. It holds no connection meanwhile. */
@FunctionalInterface
interface Backoff {

    /** A random time, so that the losers of one race do not meet again in the next. */
    Backoff JITTERED =
            (lost, nanos) -> LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(longest(lost, nanos)));

    /**
     * Waits.
     *
     * @param lost how many tries were lost in a row, at least 1
     * @param nanos how long the last one took, in nanoseconds
     */
    void pause(int lost, long nanos);

    /**
     * Returns the longest pause in nanoseconds: twice the time of a try, which is taken as 8 to 50 ms, and twice as long
     * after each further one. The slower the database, the longer the others need to get out of the way.
     */
    static long longest(int lost, long nanos) {
        long typical = Math.max(TimeUnit.MILLISECONDS.toNanos(8), Math.min(nanos, TimeUnit.MILLISECONDS.toNanos(50)));
        return typical << lost;
    }
}
