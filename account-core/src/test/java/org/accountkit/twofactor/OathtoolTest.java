package org.accountkit.twofactor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.accountkit.Command;
import org.accountkit.secret.Secret;
import org.accountkit.twofactor.TotpParameters.TotpAlgorithm;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Codes of the OATH Toolkit, which nobody here wrote, are the codes that are asked for. */
@Tag("command")
class OathtoolTest {

    private static final String TEXT = "A secret of 20, 32 or 64 bytes, as long as the hash of the three";
    private static final Instant NOW = Instant.parse("2026-11-25T10:20:30Z");

    static Stream<TotpParameters> parameters() {
        return Arrays.stream(TotpAlgorithm.values())
                .flatMap(algorithm -> IntStream.of(6, 8)
                        .boxed()
                        .flatMap(digits -> Stream.of(15, 30, 60, 120)
                                .map(period -> new TotpParameters(algorithm, digits, Duration.ofSeconds(period)))));
    }

    @ParameterizedTest
    @MethodSource("parameters")
    void takesTheCodesOfOathtool(TotpParameters parameters) {
        Totp totp = new Totp(parameters, 1);
        TotpSecret secret = TotpSecret.of(
                Secret.ofText(TEXT.substring(0, parameters.algorithm().secretBytes())));

        Secret printed = Secret.ofText(Command.named("oathtool")
                .run(
                        "--totp=" + parameters.algorithm().name().toLowerCase(Locale.ROOT),
                        "--digits=" + parameters.digits(),
                        "--time-step-size=" + parameters.period().toSeconds(),
                        "--now=" + NOW,
                        "--base32",
                        secret.base32().reveal()));

        assertThat(totp.match(secret, printed, NOW)).hasValue(totp.step(NOW));
        assertThat(totp.match(secret, printed, NOW.plus(parameters.period().multipliedBy(2))))
                .isEmpty();
    }
}
