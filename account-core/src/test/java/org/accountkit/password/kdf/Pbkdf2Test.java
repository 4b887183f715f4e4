package org.accountkit.password.kdf;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Pbkdf2Test {

    @ParameterizedTest
    @CsvSource({"1, 1, true", "1, 128, true", "0, 32, false", "-1, 32, false", "1, 0, false", "1, 129, false"})
    void knowsWhichKeysThereAre(int iterations, int keyBytes, boolean possible) {
        assertThat(Pbkdf2.isPossible(iterations, keyBytes)).isEqualTo(possible);
    }

    @ParameterizedTest
    @CsvSource({"SHA1, 20, 1", "SHA1, 21, 2", "SHA1, 64, 4", "SHA256, 32, 1", "SHA256, 33, 2", "SHA512, 128, 2"})
    void countsTheDigestsThatAKeyTakes(Pbkdf2 function, int keyBytes, long blocks) {
        assertThat(function.blocks(keyBytes)).isEqualTo(blocks);
    }
}
