package org.accountkit.jpa;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Instants as stored: whole milliseconds, which mean the same in every database and to every provider. */
final class Millis {

    private static final Instant FIRST = Instant.ofEpochMilli(Long.MIN_VALUE);
    private static final Instant LAST = Instant.ofEpochMilli(Long.MAX_VALUE);

    private Millis() {}

    static @Nullable Long orNull(Optional<Instant> instant) {
        return instant.map(Instant::toEpochMilli).orElse(null);
    }

    /**
     * Rounds up to a whole millisecond: a stored time is at or after an instant exactly if it is at or after the
     * rounded one.
     */
    static long ceiling(Instant instant) {
        if (instant.isAfter(LAST)) {
            return Long.MAX_VALUE;
        }
        if (instant.isBefore(FIRST)) {
            return Long.MIN_VALUE;
        }
        long floor = instant.toEpochMilli();
        return Instant.ofEpochMilli(floor).equals(instant) ? floor : floor + 1;
    }

    static Optional<Instant> toInstant(@Nullable Long millis) {
        return Optional.ofNullable(millis).map(Instant::ofEpochMilli);
    }
}
