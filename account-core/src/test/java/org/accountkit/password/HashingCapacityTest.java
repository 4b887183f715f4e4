package org.accountkit.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HashingCapacityTest {

    @Test
    void hashesOnceForEachCoreAndHalfGigabyteOfHeap() {
        Runtime runtime = Runtime.getRuntime();
        int atOnce = HashingCapacity.ofThisMachine().atOnce();

        assertThat(atOnce).isBetween(1, runtime.availableProcessors());
        assertThat((atOnce - 1) * (512L << 20)).isLessThan(runtime.maxMemory());
    }

    @Test
    void letsTenWaitForEachForTwoSeconds() {
        assertThat(HashingCapacity.of(3)).isEqualTo(new HashingCapacity(3, 10, Duration.ofSeconds(2)));
    }

    @ParameterizedTest
    @CsvSource({"1, 0, PT0.001S", "1, 100, PT30S"})
    void takesTheEndsOfItsRanges(int atOnce, int waiters, Duration wait) {
        assertThat(new HashingCapacity(atOnce, waiters, wait).waiters()).isEqualTo(waiters);
    }

    @ParameterizedTest
    @CsvSource({"0, 10, PT2S", "1, -1, PT2S", "1, 101, PT2S", "1, 10, PT0S", "1, 10, PT-1S", "1, 10, PT30.001S"})
    void refusesWhatIsBeyondThem(int atOnce, int waiters, Duration wait) {
        assertThatIllegalArgumentException().isThrownBy(() -> new HashingCapacity(atOnce, waiters, wait));
    }
}
