package org.accountkit.password.kdf;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Pbkdf2Test {

    @ParameterizedTest
    @CsvSource({
        "SHA256, 1, 1, true",
        "SHA256, 1, 128, true",
        "SHA256, 10000000, 32, true",
        "SHA256, 5000000, 33, true",
        "SHA1, 10000000, 20, true",
        "SHA512, 10000000, 64, true",
        "SHA256, 0, 32, false",
        "SHA256, -1, 32, false",
        "SHA256, 1, 0, false",
        "SHA256, 1, 129, false",
        "SHA256, 10000001, 32, false",
        "SHA256, 10000000, 33, false",
        "SHA1, 10000000, 21, false"
    })
    void countsTheBlocksOfAKey(Pbkdf2 function, int iterations, int keyBytes, boolean affordable) {
        assertThat(function.isAffordable(iterations, keyBytes)).isEqualTo(affordable);
    }
}
