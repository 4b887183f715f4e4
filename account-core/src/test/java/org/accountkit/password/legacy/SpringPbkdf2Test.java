package org.accountkit.password.legacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.accountkit.password.legacy.LegacyHashes.SpringPbkdf2;
import org.accountkit.password.legacy.LegacyHashes.SpringPbkdf2.Algorithm;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpringPbkdf2Test {

    @ParameterizedTest
    @CsvSource({"1, 1, 16", "1, 128, 128", "10000000, 16, 32"})
    void takesTheEndsOfItsRanges(int iterations, int saltBytes, int keyBytes) {
        SpringPbkdf2 parameters = new SpringPbkdf2(Algorithm.SHA256, iterations, saltBytes, keyBytes, false);

        assertThat(parameters.iterations()).isEqualTo(iterations);
    }

    @ParameterizedTest
    @CsvSource({"1, 0, 16", "1, 129, 16", "1, 16, 15", "1, 16, 129", "0, 16, 32", "10000001, 16, 32", "10000000, 16, 33"
    })
    void refusesWhatIsBeyondThem(int iterations, int saltBytes, int keyBytes) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SpringPbkdf2(Algorithm.SHA256, iterations, saltBytes, keyBytes, false));
    }
}
