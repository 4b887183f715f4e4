package org.accountkit.twofactor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.accountkit.secret.Secret;
import org.accountkit.twofactor.TotpParameters.TotpAlgorithm;

/** Exactly as many ASCII digits are a code, and nothing else is ever matched. */
public final class TotpFuzz {

    private static final Instant NOW = Instant.parse("2026-11-25T10:20:30Z");
    private static final TotpSecret SECRET = TotpSecret.of(Secret.ofText("12345678901234567890"));
    private static final Totp SIX = new Totp(TotpParameters.DEFAULT, 1);
    private static final Totp EIGHT = new Totp(new TotpParameters(TotpAlgorithm.SHA256, 8, Duration.ofSeconds(15)), 2);

    private TotpFuzz() {}

    /** Called by Jazzer. */
    public static void fuzzerTestOneInput(byte[] input) {
        judge(SIX, input);
        judge(EIGHT, input);
    }

    private static void judge(Totp totp, byte[] typed) {
        Secret code = Secret.ofBytes(typed);
        String digits = "[0-9]{" + totp.parameters().digits() + '}';
        assertThat(totp.isCode(code)).isEqualTo(new String(typed, StandardCharsets.ISO_8859_1).matches(digits));
        totp.match(SECRET, code, NOW).ifPresent(step -> {
            assertThat(totp.isCode(code)).isTrue();
            assertThat(totp.code(SECRET, step).matches(code)).isTrue();
            assertThat(Math.abs(step - totp.step(NOW))).isLessThanOrEqualTo(2);
        });
    }
}
