package org.accountkit.jpa;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long the loser of a race may wait before the next try. */
class BackoffTest {

    @ParameterizedTest
    @CsvSource({"1, 1, 16", "2, 1, 32", "3, 1, 64", "1, 30, 60", "2, 30, 120", "3, 2000, 400"})
    void the_longest_pause_grows_with_the_losses_and_with_the_time_of_a_try(int lost, long tookMillis, long longest) {
        assertThat(Backoff.longest(lost, MILLISECONDS.toNanos(tookMillis))).isEqualTo(MILLISECONDS.toNanos(longest));
    }
}
