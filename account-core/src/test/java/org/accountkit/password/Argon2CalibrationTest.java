package org.accountkit.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.common.base.Ticker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.accountkit.password.PasswordHasher.PasswordCheck;
import org.accountkit.secret.Secret;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Argon2CalibrationTest {

    private static final long GIB = 1024L * 1024 * 1024;

    /** A millisecond for each MiB and pass, on a machine of speed 1. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "  1 | m=19456,t=2,p=1",
                " 38 | m=19456,t=2,p=1",
                " 95 | m=19456,t=2,p=1",
                " 96 | m=32768,t=3,p=1",
                "192 | m=65536,t=3,p=1",
                "383 | m=65536,t=3,p=1",
                "384 | m=131072,t=3,p=1",
                "768 | m=262144,t=3,p=1",
                "1024 | m=262144,t=4,p=1",
                "60000 | m=262144,t=6,p=1"
            })
    void takesTheStrongestWithinTheTarget(long millis, String expected) {
        assertThat(new Machine(8 * GIB).calibration().strongestWithin(Duration.ofMillis(millis)))
                .hasToString(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"0.01 | m=19456,t=20,p=1", "0.25 | m=65536,t=20,p=1", "0.5 | m=131072,t=12,p=1"})
    void takesNoMoreMemoryThanTheHeapHas(double gib, String expected) {
        assertThat(new Machine((long) (gib * GIB)).calibration().strongestWithin(Duration.ofHours(1)))
                .hasToString(expected);
    }

    @Test
    void recommendsNothingUnderTheFloorOnTheSlowestMachine() {
        Machine machine = new Machine(GIB);

        Argon2Parameters recommended = machine.calibration().strongestWithin(Duration.ofNanos(1));

        assertThat(recommended.meetsFloor()).isTrue();
        assertThat(machine.hashed).containsOnly(recommended);
    }

    @Test
    void measuresAfterWarmingUpAndTrustsTheFastest() {
        Machine machine = new Machine(GIB);
        machine.disturbed = true;

        assertThat(machine.calibration().strongestWithin(Duration.ofMillis(100)))
                .hasToString("m=32768,t=3,p=1");
        assertThat(machine.hashed).hasSize(3 * 4);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1})
    void wantsAPositiveTarget(long nanos) {
        Argon2Calibration calibration = new Machine(GIB).calibration();

        assertThatIllegalArgumentException().isThrownBy(() -> calibration.strongestWithin(Duration.ofNanos(nanos)));
    }

    @Test
    @Tag("slow")
    void measuresThisMachine() {
        assertThat(Argon2Parameters.recommend(Duration.ofMillis(1))).hasToString("m=19456,t=2,p=1");
    }

    /** Hashes nothing; its clock runs as if it had. */
    private static final class Machine extends Ticker {

        private final long heapBytes;
        private final List<Argon2Parameters> hashed = new ArrayList<>();
        private boolean disturbed;
        private long now;

        Machine(long heapBytes) {
            this.heapBytes = heapBytes;
        }

        Argon2Calibration calibration() {
            return new Argon2Calibration(this, heapBytes, Hasher::new);
        }

        @Override
        public long read() {
            return now;
        }

        private final class Hasher implements PasswordHasher {

            private final Argon2Parameters parameters;

            Hasher(Argon2Parameters parameters) {
                this.parameters = parameters;
            }

            @Override
            public PasswordHash hash(Secret password) {
                hashed.add(parameters);
                long millis = parameters.work() / 1024;
                boolean slow = disturbed && hashed.size() % 4 != 0;
                now += Duration.ofMillis(slow ? 10 * millis : millis).toNanos();
                return new PasswordHash("");
            }

            @Override
            public PasswordCheck verify(Secret password, PasswordHash hash) {
                throw new UnsupportedOperationException();
            }

            @Override
            public List<String> weaknesses() {
                return List.of();
            }
        }
    }
}
