package org.accountkit.twofactor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecoveryCodePolicyTest {

    @Test
    void givesTenAndCallsThreeFew() {
        assertThat(RecoveryCodePolicy.DEFAULT).isEqualTo(new RecoveryCodePolicy(10, 3));
    }

    @ParameterizedTest
    @CsvSource({"5, 0", "5, 4", "20, 19"})
    void takesTheEndsOfItsRanges(int count, int few) {
        assertThat(new RecoveryCodePolicy(count, few).count()).isEqualTo(count);
    }

    @ParameterizedTest
    @CsvSource({"4, 3", "21, 3", "10, 10", "10, -1"})
    void refusesWhatIsBeyondThem(int count, int few) {
        assertThatIllegalArgumentException().isThrownBy(() -> new RecoveryCodePolicy(count, few));
    }
}
