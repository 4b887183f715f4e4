package org.accountkit.signin;

import java.time.Duration;

/**
 * How long a device stays known.
 *
 * @param life how long from the sign-in that made it known
 * @param most how many a user may have
 */
public record DevicePolicy(Duration life, int most) {

    /** 180 days, at most 10 a user. */
    public static final DevicePolicy DEFAULT = new DevicePolicy(Duration.ofDays(180), 10);

    /**
     * Checks that both are positive.
     *
     * @throws IllegalArgumentException when one is not
     */
    public DevicePolicy {
        if (life.isZero() || life.isNegative() || most < 1) {
            throw new IllegalArgumentException("The life of a known device and the number of them must be positive.");
        }
    }
}
