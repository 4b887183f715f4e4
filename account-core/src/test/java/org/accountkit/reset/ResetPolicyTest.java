package org.accountkit.reset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.accountkit.reset.PasswordResetService.ResetPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResetPolicyTest {

    @Test
    void isShortAndStrictByDefault() {
        assertThat(ResetPolicy.DEFAULT).isEqualTo(new ResetPolicy(Duration.ofMinutes(30), 5, 3, 30));
    }

    @ParameterizedTest
    @CsvSource({"PT1M, 1, 1, 1", "P1D, 10, 20, 1000"})
    void allowsTheBounds(Duration life, int tries, int perHour, int perMinute) {
        assertThat(new ResetPolicy(life, tries, perHour, perMinute).life()).isEqualTo(life);
    }

    @ParameterizedTest
    @CsvSource({
        "PT59S, 5, 3, 30",
        "PT24H0.001S, 5, 3, 30",
        "PT30M, 0, 3, 30",
        "PT30M, 11, 3, 30",
        "PT30M, 5, 0, 30",
        "PT30M, 5, 21, 30",
        "PT30M, 5, 3, 0",
        "PT30M, 5, 3, 1001"
    })
    void refusesWhatIsUnsafe(Duration life, int tries, int perHour, int perMinute) {
        assertThatIllegalArgumentException().isThrownBy(() -> new ResetPolicy(life, tries, perHour, perMinute));
    }
}
