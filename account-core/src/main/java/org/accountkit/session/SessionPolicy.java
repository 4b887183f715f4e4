package org.accountkit.session;

import java.time.Duration;

/**
 * How long sessions last (OWASP ASVS 5.0, V7).
 *
 * @param idle the idle timeout, at most {@code absolute}
 * @param absolute the absolute timeout, at most 30 days (NIST SP 800-63B-4, section 2.1.3)
 * @param proof how long a full proof is fresh, at most an hour
 * @param most how many sessions a user may have, 1 to 100
 */
public record SessionPolicy(Duration idle, Duration absolute, Duration proof, int most) {

    private static final Duration LONGEST = Duration.ofDays(30);
    private static final Duration LONGEST_PROOF = Duration.ofHours(1);
    private static final int MOST_SESSIONS = 100;

    /** Times out after 30 idle minutes or 12 hours in all; a proof is fresh for 5 minutes; 20 sessions per user. */
    public static final SessionPolicy DEFAULT =
            new SessionPolicy(Duration.ofMinutes(30), Duration.ofHours(12), Duration.ofMinutes(5), 20);

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a value is out of range
     */
    public SessionPolicy {
        if (!isWithin(absolute, LONGEST) || !isWithin(idle, absolute)) {
            throw new IllegalArgumentException("A session lasts at most 30 days, and its idle timeout is no longer.");
        }
        if (!isWithin(proof, LONGEST_PROOF)) {
            throw new IllegalArgumentException("A proof must count for at most an hour.");
        }
        if (most < 1 || most > MOST_SESSIONS) {
            throw new IllegalArgumentException("A user may have 1 to " + MOST_SESSIONS + " sessions.");
        }
    }

    private static boolean isWithin(Duration duration, Duration longest) {
        return !duration.isZero() && !duration.isNegative() && duration.compareTo(longest) <= 0;
    }
}
