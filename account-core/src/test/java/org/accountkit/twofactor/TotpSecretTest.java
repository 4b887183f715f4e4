package org.accountkit.twofactor;

import static org.assertj.core.api.Assertions.assertThat;

import org.accountkit.secret.Secret;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpSecretTest {

    /** RFC 4226, section 4, demands 128 bits. */
    @ParameterizedTest
    @CsvSource({"10, true", "15, true", "16, false", "20, false"})
    void isWeakBelow16Bytes(int bytes, boolean weak) {
        assertThat(TotpSecret.ofWeak(Secret.ofBytes(new byte[bytes])).isWeak()).isEqualTo(weak);
    }
}
