package org.accountkit.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands still until a test moves it. Safe for use by several threads. */
public final class MutableClock extends Clock {

    private static final Instant START = Instant.parse("2026-01-01T12:00:00Z");

    private final Hand hand;
    private final ZoneId zone;

    /** Creates a clock at a fixed time, the same in every run. */
    public MutableClock() {
        this(START);
    }

    /**
     * Creates a clock at a given time.
     *
     * @param start the time
     */
    public MutableClock(Instant start) {
        this(new Hand(start), ZoneOffset.UTC);
    }

    private MutableClock(Hand hand, ZoneId zone) {
        this.hand = hand;
        this.zone = zone;
    }

    /**
     * Moves the clock.
     *
     * @param duration how far; negative moves it back
     */
    public void advance(Duration duration) {
        hand.move(duration);
    }

    @Override
    public Instant instant() {
        return hand.instant();
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    /** {@return a view of this clock in another zone, which moves with it} */
    @Override
    public Clock withZone(ZoneId other) {
        return new MutableClock(hand, other);
    }

    /** {@return the time that the clock shows} */
    @Override
    public String toString() {
        return "MutableClock[" + instant() + ']';
    }

    /** The time that all views of a clock share. */
    private static final class Hand {

        private Instant instant;

        Hand(Instant instant) {
            this.instant = instant;
        }

        synchronized Instant instant() {
            return instant;
        }

        synchronized void move(Duration duration) {
            instant = instant.plus(duration);
        }
    }
}
