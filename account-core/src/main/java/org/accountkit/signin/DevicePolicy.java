package org.accountkit.signin;

import java.time.Duration;

/**
 * How long a device stays known.
 *
 * @param life how long from the sign-in that made it known, at most 400 days
 * @param most how many a user may have, 1 to 100
 */
public record DevicePolicy(Duration life, int most) {

    /** The longest that a browser keeps a token for us (draft-ietf-httpbis-rfc6265bis, section 5.5). */
    private static final Duration LONGEST_LIFE = Duration.ofDays(400);

    private static final int MOST_DEVICES = 100;

    /** 180 days, at most 10 a user. */
    public static final DevicePolicy DEFAULT = new DevicePolicy(Duration.ofDays(180), 10);

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException when one is out of range
     */
    public DevicePolicy {
        if (life.isZero() || life.isNegative() || life.compareTo(LONGEST_LIFE) > 0) {
            throw new IllegalArgumentException("A device is known for at most 400 days.");
        }
        if (most < 1 || most > MOST_DEVICES) {
            throw new IllegalArgumentException("A user has 1 to " + MOST_DEVICES + " known devices.");
        }
    }
}
