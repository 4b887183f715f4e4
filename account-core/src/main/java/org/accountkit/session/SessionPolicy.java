package org.accountkit.session;

import java.time.Duration;

/**
 * How long sessions live (OWASP ASVS 5.0, V7).
 *
 * @param idle how long one may lie unused
 * @param absolute how long one lives at most
 * @param proof how long a full proof counts
 * @param most how many a user may have
 */
public record SessionPolicy(Duration idle, Duration absolute, Duration proof, int most) {

    /** 30 minutes idle, 12 hours at most, a proof counts for 5 minutes, 20 sessions a user. */
    public static final SessionPolicy DEFAULT =
            new SessionPolicy(Duration.ofMinutes(30), Duration.ofHours(12), Duration.ofMinutes(5), 20);

    /**
     * Checks that all are positive.
     *
     * @throws IllegalArgumentException when one is not
     */
    public SessionPolicy {
        if (!isPositive(idle) || !isPositive(absolute) || !isPositive(proof) || most < 1) {
            throw new IllegalArgumentException("Session times and the number of sessions must be positive.");
        }
    }

    private static boolean isPositive(Duration duration) {
        return !duration.isZero() && !duration.isNegative();
    }
}
