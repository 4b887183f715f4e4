package org.accountkit.throttle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PendingPolicyTest {

    @Test
    void isFiveMinutesAndFiveTriesByDefault() {
        assertThat(PendingPolicy.DEFAULT).isEqualTo(new PendingPolicy(Duration.ofMinutes(5), 5));
    }

    @ParameterizedTest
    @CsvSource({"PT0.001S, 1", "PT15M, 10"})
    void takesItsOuterBounds(Duration life, int tries) {
        assertThat(new PendingPolicy(life, tries).tries()).isEqualTo(tries);
    }

    @ParameterizedTest
    @CsvSource({"PT0S, 5", "PT-1S, 5", "PT15M0.001S, 5", "PT5M, 0", "PT5M, -1", "PT5M, 11"})
    void refusesWhatWouldInviteGuesses(Duration life, int tries) {
        assertThatIllegalArgumentException().isThrownBy(() -> new PendingPolicy(life, tries));
    }
}
