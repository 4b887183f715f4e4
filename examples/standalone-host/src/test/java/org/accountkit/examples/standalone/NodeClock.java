package org.accountkit.examples.standalone;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that another process sets, and that is off by a fixed time. */
final class NodeClock extends Clock {

    private final Duration offset;
    private volatile Instant time;

    NodeClock(Instant time, Duration offset) {
        this.time = time;
        this.offset = offset;
    }

    void set(Instant right) {
        time = right;
    }

    @Override
    public Instant instant() {
        return time.plus(offset);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("A node needs no other zone than UTC.");
    }
}
