package org.accountkit.throttle;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.accountkit.throttle.AttemptStore.Attempts;

/**
 * How attempts are throttled.
 *
 * @param password consecutive wrong passwords, per account
 * @param totp consecutive wrong TOTP codes, per account
 * @param totpInTheLongRun wrong TOTP codes regardless of successes in between, per account
 * @param recoveryCode consecutive wrong recovery codes, per account
 * @param address failures per client address
 */
public record ThrottlePolicies(
        ThrottlePolicy.Backoff password,
        ThrottlePolicy.Backoff totp,
        ThrottlePolicy.Quota totpInTheLongRun,
        ThrottlePolicy.Backoff recoveryCode,
        ThrottlePolicy.Quota address) {

    private static final int MOST_IN_THE_LONG_RUN = 100;
    private static final Duration FIRST_WAIT = Duration.ofSeconds(30);
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    /**
     * Four failures are free; the fifth causes a wait of 30 seconds, and each further one doubles it, up to an hour.
     * The 90th wrong password, the 30th consecutive wrong code and the 100th wrong code in 30 days lock the account
     * until it is unlocked. An address may fail 30 times a minute.
     */
    public static final ThrottlePolicies DEFAULT = new ThrottlePolicies(
            new ThrottlePolicy.Backoff(4, FIRST_WAIT, LONGEST_WAIT, 90),
            new ThrottlePolicy.Backoff(4, FIRST_WAIT, LONGEST_WAIT, 30),
            new ThrottlePolicy.Quota(100, Duration.ofDays(30), true),
            new ThrottlePolicy.Backoff(30, FIRST_WAIT, LONGEST_WAIT, 30),
            new ThrottlePolicy.Quota(30, Duration.ofMinutes(1), false));

    /**
     * Checks that codes cannot be guessed by patience, and that an address is never locked for good.
     *
     * @throws IllegalArgumentException if the long-run policy for TOTP codes does not lock, or the policy for addresses
     *     does
     */
    public ThrottlePolicies {
        if (!totpInTheLongRun.locks() || totpInTheLongRun.limit() > MOST_IN_THE_LONG_RUN) {
            throw new IllegalArgumentException(
                    "At most " + MOST_IN_THE_LONG_RUN + " wrong TOTP codes may pass before the account locks.");
        }
        if (address.locks()) {
            throw new IllegalArgumentException(
                    "An address must not lock: it may be shared, and nobody could unlock it.");
        }
    }

    /** How many attempts are allowed, and how long the next one has to wait. */
    public sealed interface ThrottlePolicy {

        /** The wait that is reported where only an unlock helps. */
        Duration LONGEST_WAIT = Duration.ofHours(1);

        /**
         * Returns how long the next attempt has to wait. A time in the future counts as now, so that no wait is longer
         * than the policy says, whatever the clocks.
         *
         * @param attempts the counted attempts
         * @param now the current time
         * @return zero if the attempt may be made now
         */
        Duration waiting(Attempts attempts, Instant now);

        /**
         * Reports whether only an unlock helps.
         *
         * @param attempts the counted attempts
         * @return whether waiting does not help
         */
        boolean isLocked(Attempts attempts);

        /**
         * Counts one more attempt.
         *
         * @param attempts the counted attempts
         * @param now the current time
         * @return the attempts including the new one
         */
        Attempts count(Attempts attempts, Instant now);

        /**
         * Takes back an attempt that proved right.
         *
         * @param attempts the counted attempts
         * @return the remaining attempts; empty for none
         */
        Optional<Attempts> forgive(Attempts attempts);

        /**
         * Takes back an attempt that was never judged.
         *
         * @param attempts the counted attempts
         * @return the remaining attempts; empty for none
         */
        default Optional<Attempts> release(Attempts attempts) {
            return Optional.of(attempts)
                    .filter(some -> some.count() > 1)
                    .map(some -> new Attempts(some.count() - 1, some.since(), some.last()));
        }

        /**
         * Returns when a counter may be deleted, so that counters for unknown names do not pile up.
         *
         * @param attempts the counted attempts
         * @return that time; empty while only an unlock helps
         */
        Optional<Instant> staleFrom(Attempts attempts);

        /**
         * Limits consecutive failures: some are free, each further one doubles the wait, and in the end only an unlock
         * helps (NIST SP 800-63B-4, section 3.2.2: after at most 100).
         *
         * @param free how many failures cause no wait, at most {@code lockAt}
         * @param firstWait the wait after the first failure that is not free
         * @param longestWait the limit of the doubling, at most a day
         * @param lockAt the number of failures from which only an unlock helps, at most 100
         */
        record Backoff(int free, Duration firstWait, Duration longestWait, int lockAt) implements ThrottlePolicy {

            private static final int HIGHEST_LOCK = 100;
            private static final Duration LONGEST_LONGEST_WAIT = Duration.ofDays(1);
            private static final Duration REMEMBERED = Duration.ofDays(30);

            /**
             * Checks the ranges.
             *
             * @throws IllegalArgumentException if a value is out of range
             */
            public Backoff {
                if (lockAt < 1 || lockAt > HIGHEST_LOCK || free < 0 || free > lockAt) {
                    throw new IllegalArgumentException(
                            "At most " + HIGHEST_LOCK + " consecutive failures may be allowed.");
                }
                boolean increasing = isPositive(firstWait) && firstWait.compareTo(longestWait) <= 0;
                if (!increasing || longestWait.compareTo(LONGEST_LONGEST_WAIT) > 0) {
                    throw new IllegalArgumentException(
                            "Waits must be positive, must increase and must not exceed a day.");
                }
            }

            @Override
            public Duration waiting(Attempts attempts, Instant now) {
                if (isLocked(attempts)) {
                    return LONGEST_WAIT;
                }
                Duration wait = waitAfter(attempts.count());
                return wait.isZero() ? wait : remaining(attempts.notAfter(now).last(), wait, now);
            }

            @Override
            public boolean isLocked(Attempts attempts) {
                return attempts.count() >= lockAt;
            }

            private Duration waitAfter(int failures) {
                if (failures <= free) {
                    return Duration.ZERO;
                }
                int doublings = Math.min(failures - free - 1, 30);
                Duration wait = firstWait.multipliedBy(1L << doublings);
                return wait.compareTo(longestWait) < 0 ? wait : longestWait;
            }

            @Override
            public Attempts count(Attempts attempts, Instant now) {
                return new Attempts(attempts.count() + 1, attempts.since(), now);
            }

            @Override
            public Optional<Attempts> forgive(Attempts attempts) {
                return Optional.empty();
            }

            @Override
            public Optional<Instant> staleFrom(Attempts attempts) {
                return isLocked(attempts)
                        ? Optional.empty()
                        : Optional.of(attempts.last().plus(REMEMBERED));
            }
        }

        /**
         * Limits failures within a window that starts with the first of them.
         *
         * @param limit how many failures are allowed, at least 1
         * @param window how long they count
         * @param locks whether reaching the limit locks until an unlock
         */
        record Quota(int limit, Duration window, boolean locks) implements ThrottlePolicy {

            /**
             * Checks the ranges.
             *
             * @throws IllegalArgumentException if a value is out of range
             */
            public Quota {
                if (limit < 1 || !isPositive(window)) {
                    throw new IllegalArgumentException(
                            "A quota must allow at least one attempt, within a positive time.");
                }
            }

            @Override
            public Duration waiting(Attempts attempts, Instant now) {
                if (attempts.count() < limit) {
                    return Duration.ZERO;
                }
                return locks ? LONGEST_WAIT : remaining(attempts.notAfter(now).since(), window, now);
            }

            @Override
            public boolean isLocked(Attempts attempts) {
                return locks && attempts.count() >= limit;
            }

            @Override
            public Attempts count(Attempts attempts, Instant now) {
                Instant since = attempts.notAfter(now).since();
                boolean over = !now.isBefore(since.plus(window));
                return over ? new Attempts(1, now, now) : new Attempts(attempts.count() + 1, since, now);
            }

            @Override
            public Optional<Attempts> forgive(Attempts attempts) {
                return release(attempts);
            }

            @Override
            public Optional<Instant> staleFrom(Attempts attempts) {
                return isLocked(attempts)
                        ? Optional.empty()
                        : Optional.of(attempts.since().plus(window));
            }
        }

        /**
         * Counts failures for others without ever causing a wait. It is for signed-in users: outsiders must not be able to
         * keep them waiting, but their own failures still count.
         *
         * @param counted how the others are throttled
         */
        record Tally(ThrottlePolicy counted) implements ThrottlePolicy {

            @Override
            public Duration waiting(Attempts attempts, Instant now) {
                return Duration.ZERO;
            }

            @Override
            public boolean isLocked(Attempts attempts) {
                return counted.isLocked(attempts);
            }

            @Override
            public Attempts count(Attempts attempts, Instant now) {
                return counted.count(attempts, now);
            }

            @Override
            public Optional<Attempts> forgive(Attempts attempts) {
                return release(attempts);
            }

            @Override
            public Optional<Instant> staleFrom(Attempts attempts) {
                return counted.staleFrom(attempts);
            }
        }

        private static boolean isPositive(Duration duration) {
            return !duration.isZero() && !duration.isNegative();
        }

        private static Duration remaining(Instant from, Duration wait, Instant now) {
            Duration left = Duration.between(now, from.plus(wait));
            return left.isNegative() ? Duration.ZERO : left;
        }
    }
}
