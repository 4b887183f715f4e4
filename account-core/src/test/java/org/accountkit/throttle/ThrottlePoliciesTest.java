package org.accountkit.throttle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.accountkit.throttle.ThrottlePolicies.ThrottlePolicy.Backoff;
import org.accountkit.throttle.ThrottlePolicies.ThrottlePolicy.Quota;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThrottlePoliciesTest {

    private static final ThrottlePolicies DEFAULT = ThrottlePolicies.DEFAULT;
    private static final Duration MONTH = Duration.ofDays(30);

    @ParameterizedTest
    @CsvSource({"0, PT0.001S, PT0.001S, 1", "1, PT1S, PT24H, 1", "100, PT30S, PT1H, 100"})
    void takesTheEndsOfTheRangesOfABackoff(int free, Duration first, Duration longest, int lockAt) {
        assertThat(new Backoff(free, first, longest, lockAt).lockAt()).isEqualTo(lockAt);
    }

    @ParameterizedTest
    @CsvSource({
        "-1, PT30S, PT1H, 90",
        "91, PT30S, PT1H, 90",
        "4, PT30S, PT1H, 101",
        "0, PT30S, PT1H, 0",
        "4, PT0S, PT1H, 90",
        "4, PT-1S, PT1H, 90",
        "4, PT2H, PT1H, 90",
        "4, PT30S, PT24H0.001S, 90"
    })
    void refusesABackoffThatLetsGuessOrShutsOut(int free, Duration first, Duration longest, int lockAt) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Backoff(free, first, longest, lockAt));
    }

    @Test
    void refusesAQuotaOfNothing() {
        assertThat(new Quota(1, Duration.ofMillis(1), false).limit()).isEqualTo(1);

        assertThatIllegalArgumentException().isThrownBy(() -> new Quota(0, MONTH, true));
        assertThatIllegalArgumentException().isThrownBy(() -> new Quota(1, Duration.ZERO, true));
        assertThatIllegalArgumentException().isThrownBy(() -> new Quota(1, MONTH.negated(), true));
    }

    @Test
    void letsNoCodeBeGuessedByPatience() {
        assertThat(withLongRun(new Quota(100, MONTH, true)).totpInTheLongRun()).isEqualTo(new Quota(100, MONTH, true));

        assertThatIllegalArgumentException().isThrownBy(() -> withLongRun(new Quota(101, MONTH, true)));
        assertThatIllegalArgumentException().isThrownBy(() -> withLongRun(new Quota(100, MONTH, false)));
    }

    @Test
    void shutsNoAddressOutForGood() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ThrottlePolicies(
                        DEFAULT.password(),
                        DEFAULT.totp(),
                        DEFAULT.totpInTheLongRun(),
                        DEFAULT.recoveryCode(),
                        new Quota(30, Duration.ofMinutes(1), true)));
    }

    private static ThrottlePolicies withLongRun(Quota quota) {
        return new ThrottlePolicies(
                DEFAULT.password(), DEFAULT.totp(), quota, DEFAULT.recoveryCode(), DEFAULT.address());
    }
}
