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
     * Failures in a row: some are free, then each makes the next attempt wait twice as long, and at last only an unlock
     * helps (NIST SP 800-63B-4, section 3.2.2: at most 100).
     *
     * @param free how many failures cost nothing
     * @param firstWait the wait after the next one
     * @param longestWait what doubling stops at
     * @param lockAt from how many on only an unlock helps
     */
    record Backoff(int free, Duration firstWait, Duration longestWait, int lockAt) implements ThrottlePolicy {

        @Override
        public Duration waiting(Attempts attempts, Instant now) {
            if (attempts.count() >= lockAt) {
                return LONGEST_WAIT;
            }
            return positive(Duration.between(now, attempts.last().plus(waitAfter(attempts.count()))));
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
    }

    /**
     * So many failures in a window that begins with the first of them.
     *
     * @param limit how many pass
     * @param window how long they count
     * @param locks whether reaching the limit stays until an unlock
     */
    record Quota(int limit, Duration window, boolean locks) implements ThrottlePolicy {

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
        public Attempts count(Attempts attempts, Instant now) {
            boolean over = !now.isBefore(attempts.since().plus(window));
            return over ? new Attempts(1, now, now) : new Attempts(attempts.count() + 1, attempts.since(), now);
        }

        @Override
        public Optional<Attempts> forgive(Attempts attempts) {
            return release(attempts);
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
        public Attempts count(Attempts attempts, Instant now) {
            return counted.count(attempts, now);
        }

        @Override
        public Optional<Attempts> forgive(Attempts attempts) {
            return release(attempts);
        }
    }

    private static Duration positive(Duration wait) {
        return wait.isNegative() ? Duration.ZERO : wait;
    }
}
