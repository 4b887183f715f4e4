package org.accountkit.testkit;

import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Time-ordered ids like those of audit events: UUID version 7 (RFC 9562, section 5.7), each greater than the one
 * before.
 */
final class TimeOrderedIds {

    private static final int COUNTER_BITS = 12;

    private long last;

    synchronized String next(Instant at) {
        last = Math.max(last + 1, at.toEpochMilli() << COUNTER_BITS);
        long time = (last >>> COUNTER_BITS) << 16;
        long counter = last & ((1 << COUNTER_BITS) - 1);
        long tail = (ThreadLocalRandom.current().nextLong() >>> 2) | (1L << 63);
        return new UUID(time | 0x7000 | counter, tail).toString();
    }
}
