package org.accountkit.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.accountkit.signin.DeviceService.DevicePolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DevicePolicyTest {

    @Test
    void knowsTenDevicesForHalfAYear() {
        assertThat(DevicePolicy.DEFAULT).isEqualTo(new DevicePolicy(Duration.ofDays(180), 10));
    }

    @ParameterizedTest
    @CsvSource({"PT0.001S, 1", "P400D, 100"})
    void takesTheEndsOfItsRanges(Duration life, int most) {
        assertThat(new DevicePolicy(life, most).most()).isEqualTo(most);
    }

    @ParameterizedTest
    @CsvSource({"PT0S, 10", "PT-1S, 10", "PT9600H0.001S, 10", "P180D, 0", "P180D, 101"})
    void refusesWhatIsBeyondThem(Duration life, int most) {
        assertThatIllegalArgumentException().isThrownBy(() -> new DevicePolicy(life, most));
    }
}
