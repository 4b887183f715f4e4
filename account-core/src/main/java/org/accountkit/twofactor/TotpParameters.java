package org.accountkit.twofactor;

import java.time.Duration;

/**
 * How codes are computed and judged (RFC 6238).
 *
 * @param algorithm the hash function
 * @param digits 6 or 8
 * @param period how long a time step lasts, whole seconds
 * @param window how many steps before and after the present one are taken, 0 to 2
 */
public record TotpParameters(TotpAlgorithm algorithm, int digits, Duration period, int window) {

    /** SHA-1, 6 digits, 30 seconds, one step before and after: what every authenticator app supports. */
    public static final TotpParameters DEFAULT = new TotpParameters(TotpAlgorithm.SHA1, 6, Duration.ofSeconds(30), 1);

    private static final int WIDEST_WINDOW = 2;

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException when one is out of range
     */
    public TotpParameters {
        if (digits != 6 && digits != 8) {
            throw new IllegalArgumentException("A TOTP code has 6 or 8 digits, not " + digits + ".");
        }
        if (period.toSeconds() < 15
                || period.toSeconds() > 120
                || !period.equals(Duration.ofSeconds(period.toSeconds()))) {
            throw new IllegalArgumentException("A TOTP time step lasts 15 to 120 whole seconds.");
        }
        if (window < 0 || window > WIDEST_WINDOW) {
            throw new IllegalArgumentException("The TOTP window is 0 to " + WIDEST_WINDOW + " steps.");
        }
    }
}
