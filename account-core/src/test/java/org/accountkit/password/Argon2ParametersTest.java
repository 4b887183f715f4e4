package org.accountkit.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Argon2ParametersTest {

    @ParameterizedTest
    @CsvSource({"8, 1, 1", "16, 1, 2", "4194304, 1, 1"})
    void takesWhatArgon2Takes(int memoryKiB, int iterations, int parallelism) {
        Argon2Parameters parameters = new Argon2Parameters(memoryKiB, iterations, parallelism);

        assertThat(Argon2Parameters.parse(parameters.toString())).isEqualTo(parameters);
    }

    @ParameterizedTest
    @CsvSource({"7, 1, 1", "15, 1, 2", "4194305, 1, 1", "64, 0, 1", "64, 1, 0"})
    void refusesWhatItDoesNot(int memoryKiB, int iterations, int parallelism) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Argon2Parameters(memoryKiB, iterations, parallelism));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"m=47104,t=1,p=1", "m=19456,t=2,p=1", "m=12288,t=3,p=1", "m=9216,t=4,p=1", "m=7168,t=5,p=1"})
    void meetsTheFloorExactlyAtItsEquals(String text) {
        Argon2Parameters floor = Argon2Parameters.parse(text);

        assertThat(floor.meetsFloor()).isTrue();
        assertThat(new Argon2Parameters(floor.memoryKiB() - 1, floor.iterations(), 1).meetsFloor())
                .isFalse();
    }
}
