package org.accountkit.throttle;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How many attempts pass, and how long the next one waits. */
public sealed interface ThrottlePolicy {

    /** What is told where only an unlock helps. */
    Duration LONGEST_WAIT = Duration.ofHours(1);

    /**
     * Says how long the next attempt has to wait.
     *
     * @param attempts those that count
     * @param now the time
     * @return zero when it may be made now
     */
    Duration waiting(Attempts attempts, Instant now);

    /**
     * Tells whether only an unlock helps.
     *
     * @param attempts those that count
     * @return whether waiting is of no use
     */
    boolean isLocked(Attempts attempts);

    /**
     * Counts one more.
     *
     * @param attempts those that count
     * @param now the time
     * @return with the new one
     */
    Attempts count(Attempts attempts, Instant now);

    /**
     * Takes back one that turned out to be right.
     *
     * @param attempts those that count
     * @return what counts now; empty for nothing
     */
    Optional<Attempts> forgive(Attempts attempts);

    /**
     * Takes back one that was not judged at all.
     *
     * @param attempts those that count
     * @return what counts now; empty for nothing
     */
    default Optional<Attempts> release(Attempts attempts) {
        return Optional.of(attempts)
                .filter(some -> some.count() > 1)
                .map(some -> new Attempts(some.count() - 1, some.since(), some.last()));
    }

    /**
     * Tells from when on a counter need not be kept, so that those of strangers do not pile up.
     *
     * @param attempts those that count
     * @return when; empty while only an unlock helps
     */
    Optional<Instant> staleFrom(Attempts attempts);

    /**
     * Failures in a row: some are free, then each makes the next attempt wait twice as long, and at last only an unlock
     * helps (NIST SP 800-63B-4, section 3.2.2: at most 100).
     *
     * @param free how many failures cost nothing, at most as many as lock
     * @param firstWait the wait after the next one
     * @param longestWait what doubling stops at, at most a day
     * @param lockAt from how many on only an unlock helps, at most 100
     */
    record Backoff(int free, Duration firstWait, Duration longestWait, int lockAt) implements ThrottlePolicy {

        private static final int HIGHEST_LOCK = 100;
        private static final Duration LONGEST_LONGEST_WAIT = Duration.ofDays(1);
        private static final Duration REMEMBERED = Duration.ofDays(30);

        /**
         * Checks the ranges.
         *
         * @throws IllegalArgumentException when one is out of range
         */
        public Backoff {
            if (lockAt < 1 || lockAt > HIGHEST_LOCK || free < 0 || free > lockAt) {
                throw new IllegalArgumentException("At most " + HIGHEST_LOCK + " failures in a row may pass.");
            }
            boolean increasing = isPositive(firstWait) && firstWait.compareTo(longestWait) <= 0;
            if (!increasing || longestWait.compareTo(LONGEST_LONGEST_WAIT) > 0) {
                throw new IllegalArgumentException("Waits must be positive, increase and end at a day.");
            }
        }

        @Override
        public Duration waiting(Attempts attempts, Instant now) {
            if (isLocked(attempts)) {
                return LONGEST_WAIT;
            }
            return positive(Duration.between(now, attempts.last().plus(waitAfter(attempts.count()))));
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
     * So many failures in a window that begins with the first of them.
     *
     * @param limit how many pass, at least 1
     * @param window how long they count
     * @param locks whether reaching the limit stays until an unlock
     */
    record Quota(int limit, Duration window, boolean locks) implements ThrottlePolicy {

        /**
         * Checks the ranges.
         *
         * @throws IllegalArgumentException when one is out of range
         */
        public Quota {
            if (limit < 1 || !isPositive(window)) {
                throw new IllegalArgumentException("A quota lets at least one attempt pass in some time.");
            }
        }

        @Override
        public Duration waiting(Attempts attempts, Instant now) {
            if (attempts.count() < limit) {
                return Duration.ZERO;
            }
            return locks
                    ? LONGEST_WAIT
                    : positive(Duration.between(now, attempts.since().plus(window)));
        }

        @Override
        public boolean isLocked(Attempts attempts) {
            return locks && attempts.count() >= limit;
        }

        @Override
        public Attempts count(Attempts attempts, Instant now) {
            boolean over = !now.isBefore(attempts.since().plus(window));
            return over ? new Attempts(1, now, now) : new Attempts(attempts.count() + 1, attempts.since(), now);
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
     * Counts for others who wait, and waits for nobody: for somebody signed in, whom outsiders must not keep waiting, but
     * whose failures count all the same.
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
            return false;
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

    private static Duration positive(Duration wait) {
        return wait.isNegative() ? Duration.ZERO : wait;
    }
}
