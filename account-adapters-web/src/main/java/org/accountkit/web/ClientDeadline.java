package org.accountkit.web;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How long a client may take to send a body, or to receive a part of an answer. It is looked at between reads and
 * writes: a server that waits for bytes needs an idle timeout of its own.
 *
 * @param most the longest time
 * @param nanoTime a clock that is never corrected, like {@link System#nanoTime}
 */
record ClientDeadline(Duration most, LongSupplier nanoTime) {

    static final Duration DEFAULT = Duration.ofSeconds(10);
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(5);

    static ClientDeadline of(Duration most) {
        if (most.compareTo(SHORTEST) < 0 || most.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("A client's deadline must be between 1 second and 5 minutes.");
        }
        return new ClientDeadline(most, System::nanoTime);
    }

    /** Starts to measure. */
    Running start() {
        return new Running(nanoTime.getAsLong());
    }

    /** A deadline that runs. */
    final class Running {

        private final long start;

        private Running(long start) {
            this.start = start;
        }

        boolean isOver() {
            return nanoTime.getAsLong() - start > most.toNanos();
        }
    }
}
