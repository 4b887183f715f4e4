package org.accountkit.audit.engine;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;

/**
 * Creates time-ordered ids: UUID version 7 (RFC 9562, section 5.7) with a counter in {@code rand_a} (section 6.2,
 * method 1), so that the ids of a node strictly increase even within a millisecond. Safe for use by several threads.
 */
public final class EventIds {

    private static final int COUNTER_BITS = 12;
    private static final int TIME_BITS = 48;

    private final SecureRandom random;
    private long last;

    /**
     * Creates a source of ids.
     *
     * @param random the source of random bits
     */
    public EventIds(SecureRandom random) {
        this.random = random;
    }

    /**
     * Creates the next id.
     *
     * @param at the time that the id encodes
     * @return a UUID in text form, greater than all before it
     */
    public String next(Instant at) {
        long tail = (random.nextLong() >>> 2) | (1L << 63);
        return new UUID(head(at), tail).toString();
    }

    private synchronized long head(Instant at) {
        last = Math.max(last + 1, at.toEpochMilli() << COUNTER_BITS);
        long time = (last >>> COUNTER_BITS) << (Long.SIZE - TIME_BITS);
        long counter = last & ((1 << COUNTER_BITS) - 1);
        return time | 0x7000 | counter;
    }
}
