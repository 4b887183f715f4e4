package org.accountkit.twofactor.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.time.Duration;
import java.time.Instant;
import org.accountkit.access.Refusal.Hint;
import org.accountkit.secret.Secret;
import org.accountkit.twofactor.Totp;
import org.accountkit.twofactor.TotpParameters;
import org.accountkit.twofactor.TotpSecret;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClockDriftTest {

    private static final TotpSecret SECRET = TotpSecret.of(Secret.ofText("12345678901234567890"));

    private final Totp totp = new Totp(TotpParameters.DEFAULT, Totp.DEFAULT_WINDOW);

    @ParameterizedTest
    @ValueSource(longs = {-20, -3, 2, 20})
    void findsHowFarOffTheClockIs(long steps) {
        Instant now = Instant.ofEpochSecond(30 * 5_000_000L);

        ClockDrift drift = ClockDrift.find(totp, SECRET, totp.code(SECRET, 5_000_000L + steps), now)
                .orElseThrow();

        assertThat(drift.step()).isEqualTo(5_000_000L + steps);
        assertThat(drift.offset()).isEqualTo(Duration.ofSeconds(30 * steps));
        assertThat(drift.isAhead()).isEqualTo(steps > 0);
    }

    @ParameterizedTest
    @ValueSource(longs = {-21, 21})
    void findsNoClockFartherOff(long steps) {
        Instant now = Instant.ofEpochSecond(30 * 5_000_000L);

        assertThat(ClockDrift.find(totp, SECRET, totp.code(SECRET, 5_000_000L + steps), now))
                .isEmpty();
    }

    /** Such a code is right, so whatever it was refused for, it was not the clock. */
    @ParameterizedTest
    @ValueSource(longs = {-1, 0, 1})
    void findsNoDriftWithinTheWindow(long steps) {
        Instant now = Instant.ofEpochSecond(30 * 5_000_000L);

        assertThat(ClockDrift.find(totp, SECRET, totp.code(SECRET, 5_000_000L + steps), now))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "90, about 2 minutes fast, 2, fast",
        "-60, about 1 minute slow, 1, slow",
        "30, about 1 minute fast, 1, fast"
    })
    void hintsInWordsAndParameters(long seconds, String said, String minutes, String direction) {
        Hint hint = new ClockDrift(1, Duration.ofSeconds(seconds)).hint();

        assertThat(hint.code()).isEqualTo("clock-drift");
        assertThat(hint.text()).contains(said);
        assertThat(hint.parameters()).containsOnly(entry("minutes", minutes), entry("direction", direction));
    }
}
