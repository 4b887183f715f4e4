package org.accountkit.secret;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SealedSecretTest {

    private final byte[] envelope = {1, 2, 3};
    private final SealedSecret sealed = SealedSecret.of("2026", envelope);

    @Test
    void isEqualByKeyAndEnvelope() {
        assertThat(sealed)
                .isEqualTo(SealedSecret.of("2026", new byte[] {1, 2, 3}))
                .hasSameHashCodeAs(SealedSecret.of("2026", new byte[] {1, 2, 3}))
                .isNotEqualTo(SealedSecret.of("2025", envelope))
                .isNotEqualTo(SealedSecret.of("2026", new byte[] {1, 2, 4}))
                .isNotEqualTo("2026");
    }

    @Test
    void sharesNoArray() {
        envelope[0] = 9;
        sealed.bytes()[1] = 9;

        assertThat(sealed.bytes()).containsExactly(1, 2, 3);
    }

    @Test
    void printsNothingOfItself() {
        assertThat(sealed).hasToString("SealedSecret[redacted]");
    }
}
