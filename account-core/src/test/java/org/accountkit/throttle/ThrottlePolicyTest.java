package org.accountkit.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.accountkit.throttle.AttemptStore.Attempts;
import org.accountkit.throttle.ThrottlePolicies.ThrottlePolicy;
import org.accountkit.throttle.ThrottlePolicies.ThrottlePolicy.Backoff;
import org.accountkit.throttle.ThrottlePolicies.ThrottlePolicy.Quota;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThrottlePolicyTest {

    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final ThrottlePolicy backoff = new Backoff(4, Duration.ofSeconds(30), Duration.ofHours(1), 90);
    private final ThrottlePolicy quota = new Quota(30, MINUTE, false);
    private final ThrottlePolicy lockingQuota = new Quota(100, Duration.ofDays(30), true);

    @ParameterizedTest
    @CsvSource({"1, 0", "4, 0", "5, 30", "6, 60", "7, 120", "11, 1920", "12, 3600", "40, 3600", "89, 3600", "90, 3600"})
    void doublesTheWaitUpToTheLongest(int failures, long seconds) {
        assertThat(backoff.waiting(new Attempts(failures, NOW, NOW), NOW)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void countsTheWaitFromTheLastFailure() {
        Attempts five = new Attempts(5, NOW.minusSeconds(500), NOW);

        assertThat(backoff.waiting(five, NOW.plusSeconds(10))).isEqualTo(Duration.ofSeconds(20));
        assertThat(backoff.waiting(five, NOW.plusSeconds(30))).isZero();
        assertThat(backoff.waiting(five, NOW.plusSeconds(31))).isZero();
    }

    @Test
    void staysLockedForever() {
        Attempts ninety = new Attempts(90, NOW, NOW);

        assertThat(backoff.waiting(ninety, NOW.plus(Duration.ofDays(1000)))).isEqualTo(ThrottlePolicy.LONGEST_WAIT);
    }

    @Test
    void forgetsARowOfFailuresAfterASuccess() {
        assertThat(backoff.count(new Attempts(5, NOW, NOW), NOW.plusSeconds(1)))
                .isEqualTo(new Attempts(6, NOW, NOW.plusSeconds(1)));
        assertThat(backoff.forgive(new Attempts(6, NOW, NOW))).isEmpty();
    }

    @Test
    void takesBackOneAttemptThatWasNotJudged() {
        assertThat(backoff.release(new Attempts(6, NOW, NOW))).contains(new Attempts(5, NOW, NOW));
        assertThat(backoff.release(new Attempts(1, NOW, NOW))).isEmpty();
    }

    @Test
    void talliesWithoutWaiting() {
        ThrottlePolicy tally = new ThrottlePolicy.Tally(backoff);
        Attempts locked = new Attempts(200, NOW, NOW);

        assertThat(tally.waiting(locked, NOW)).isZero();
        assertThat(tally.count(locked, NOW.plusSeconds(1))).isEqualTo(backoff.count(locked, NOW.plusSeconds(1)));
        assertThat(tally.forgive(locked)).contains(new Attempts(199, NOW, NOW));
    }

    @Test
    void waitsUntilTheWindowEnds() {
        Attempts full = new Attempts(30, NOW, NOW.plusSeconds(20));

        assertThat(quota.waiting(new Attempts(29, NOW, NOW), NOW)).isZero();
        assertThat(quota.waiting(full, NOW.plusSeconds(20))).isEqualTo(Duration.ofSeconds(40));
        assertThat(quota.waiting(full, NOW.plus(MINUTE))).isZero();
    }

    @Test
    void beginsANewWindowOnceTheOldOneIsOver() {
        Attempts full = new Attempts(30, NOW, NOW);

        assertThat(quota.count(full, NOW.plusSeconds(59))).isEqualTo(new Attempts(31, NOW, NOW.plusSeconds(59)));
        assertThat(quota.count(full, NOW.plus(MINUTE))).isEqualTo(new Attempts(1, NOW.plus(MINUTE), NOW.plus(MINUTE)));
    }

    @Test
    void takesBackOneAttemptFromAWindow() {
        assertThat(quota.forgive(new Attempts(2, NOW, NOW))).contains(new Attempts(1, NOW, NOW));
        assertThat(quota.forgive(new Attempts(1, NOW, NOW))).isEqualTo(Optional.empty());
    }

    @Test
    void isStaleAMonthAfterTheLastFailureUnlessItLocks() {
        Instant stale = NOW.plus(Duration.ofDays(30));

        assertThat(backoff.staleFrom(new Attempts(89, NOW.minusSeconds(9), NOW)))
                .contains(stale);
        assertThat(backoff.staleFrom(new Attempts(90, NOW, NOW))).isEmpty();
        assertThat(new ThrottlePolicy.Tally(backoff).staleFrom(new Attempts(89, NOW, NOW)))
                .contains(stale);
    }

    @Test
    void isStaleOnceItsWindowIsOverUnlessItLocks() {
        assertThat(quota.staleFrom(new Attempts(30, NOW, NOW.plusSeconds(9)))).contains(NOW.plus(MINUTE));
        assertThat(lockingQuota.staleFrom(new Attempts(99, NOW, NOW))).contains(NOW.plus(Duration.ofDays(30)));
        assertThat(lockingQuota.staleFrom(new Attempts(100, NOW, NOW))).isEmpty();
    }

    @Test
    void staysLockedBeyondTheWindow() {
        Attempts full = new Attempts(100, NOW, NOW);

        assertThat(lockingQuota.waiting(full, NOW.plus(Duration.ofDays(31)))).isEqualTo(ThrottlePolicy.LONGEST_WAIT);
    }

    @ParameterizedTest
    @CsvSource({"1", "20000", "3600000", "86400000"})
    @Tag("A71")
    void a71TakesATimeInTheFutureForNow(long ahead) {
        Instant future = NOW.plusMillis(ahead);

        assertThat(backoff.waiting(new Attempts(4, future, future), NOW)).isZero();
        assertThat(backoff.waiting(new Attempts(5, future, future), NOW)).isEqualTo(Duration.ofSeconds(30));
        assertThat(quota.waiting(new Attempts(29, future, future), NOW)).isZero();
        assertThat(quota.waiting(new Attempts(30, future, future), NOW)).isEqualTo(MINUTE);
        assertThat(quota.count(new Attempts(3, future, future), NOW)).isEqualTo(new Attempts(4, NOW, NOW));
    }
}
