package org.accountkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.accountkit.operations.engine.Sweep;

/** Sweeps a minute after the start and then every ten minutes, by the services' clock. For use by one thread. */
final class SweepSchedule {

    private static final Duration FIRST = Duration.ofMinutes(1);
    private static final Duration EVERY = Duration.ofMinutes(10);

    private final Clock clock;
    private final Sweep sweep;
    private Instant next;

    SweepSchedule(Clock clock, Sweep sweep) {
        this.clock = clock;
        this.sweep = sweep;
        this.next = clock.instant().plus(FIRST);
    }

    /** After a failure the next sweep is ten minutes away; where there is more to delete, it is the next round. */
    void sweepIfDue() {
        Instant now = clock.instant();
        if (isDue(now)) {
            next = now.plus(EVERY);
            if (!sweep.runAWhile()) {
                next = now;
            }
        }
    }

    /** A clock that was set back must not postpone a sweep. */
    private boolean isDue(Instant now) {
        return !now.isBefore(next) || now.isBefore(next.minus(EVERY));
    }
}
