package org.accountkit.twofactor;

import java.time.Duration;

/**
 * How far off the clock of an authenticator app is.
 *
 * @param step the time step that the code is of
 * @param offset positive when the app's clock is ahead of ours
 */
record ClockDrift(long step, Duration offset) {

    /** Farther off, a code that matches is more likely a guess than a clock. */
    static final Duration FARTHEST = Duration.ofMinutes(10);

    boolean isAhead() {
        return !offset.isNegative();
    }

    /** One sentence for the user. */
    String describe() {
        long minutes = Math.max(1, Math.round(offset.abs().toSeconds() / 60.0));
        return "Your phone's clock is about " + minutes + (minutes == 1 ? " minute" : " minutes") + " off: it is "
                + (isAhead() ? "fast" : "slow") + ". Let it set the time by itself.";
    }
}
