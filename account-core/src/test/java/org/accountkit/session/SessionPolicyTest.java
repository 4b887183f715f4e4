package org.accountkit.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.accountkit.session.SessionService.SessionPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionPolicyTest {

    @Test
    void endsAfterHalfAnHourOrHalfADay() {
        assertThat(SessionPolicy.DEFAULT)
                .isEqualTo(new SessionPolicy(Duration.ofMinutes(30), Duration.ofHours(12), Duration.ofMinutes(5), 20));
    }

    @ParameterizedTest
    @CsvSource({"PT0.001S, PT0.001S, PT0.001S, 1", "P30D, P30D, PT1H, 100"})
    void takesTheEndsOfItsRanges(Duration idle, Duration absolute, Duration proof, int most) {
        assertThat(new SessionPolicy(idle, absolute, proof, most).most()).isEqualTo(most);
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S, PT12H, PT5M, 20",
        "PT-1S, PT12H, PT5M, 20",
        "PT13H, PT12H, PT5M, 20",
        "PT30M, PT0S, PT5M, 20",
        "PT30M, PT720H0.001S, PT5M, 20",
        "PT30M, PT12H, PT0S, 20",
        "PT30M, PT12H, PT-1S, 20",
        "PT30M, PT12H, PT1H0.001S, 20",
        "PT30M, PT12H, PT5M, 0",
        "PT30M, PT12H, PT5M, 101"
    })
    void refusesWhatIsBeyondThem(Duration idle, Duration absolute, Duration proof, int most) {
        assertThatIllegalArgumentException().isThrownBy(() -> new SessionPolicy(idle, absolute, proof, most));
    }
}
