package org.accountkit.access.engine;

import java.time.Duration;
import java.time.Instant;

/**
 * Judges stored times by a clock that may have been corrected since, or that may be behind the clock of another node. A
 * time in the future cannot be relied on: what began then would outlast its agreed life.
 */
public final class StoredTimes {

    /** How far the clocks of two nodes may be apart. */
    public static final Duration TOLERANCE = Duration.ofMinutes(1);

    private StoredTimes() {}

    /**
     * Reports whether a time can have been recorded by now.
     *
     * @param recorded the recorded time
     * @param now the current time
     * @return false if it is in the future by more than clocks may be apart
     */
    public static boolean isPlausible(Instant recorded, Instant now) {
        return !recorded.isAfter(now.plus(TOLERANCE));
    }

    /**
     * Reports whether something that lasts for a fixed time has yet to end.
     *
     * @param end when it ends
     * @param life how long it lasts
     * @param now the current time
     * @return false if the end has passed, or is further away than the whole life
     */
    public static boolean isUnexpired(Instant end, Duration life, Instant now) {
        return now.isBefore(end) && isPlausible(end.minus(life), now);
    }
}
