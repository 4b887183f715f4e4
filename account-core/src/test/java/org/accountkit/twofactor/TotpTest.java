package org.accountkit.twofactor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import org.accountkit.secret.Secret;
import org.accountkit.twofactor.TotpParameters.TotpAlgorithm;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TotpTest {

    private static final String DIGITS = "1234567890";
    private static final TotpSecret SECRET = secretOf(20);

    private final Totp totp = new Totp(TotpParameters.DEFAULT, 1);

    /** RFC 6238, appendix B. */
    @ParameterizedTest
    @CsvSource({
        "59, 94287082, 46119246, 90693936",
        "1111111109, 07081804, 68084774, 25091201",
        "1111111111, 14050471, 67062674, 99943326",
        "1234567890, 89005924, 91819424, 93441116",
        "2000000000, 69279037, 90698825, 38618901",
        "20000000000, 65353130, 77737706, 47863826"
    })
    @Tag("A18")
    void a18ComputesTheCodesOfRfc6238(long second, String sha1, String sha256, String sha512) {
        Instant at = Instant.ofEpochSecond(second);

        assertThat(eightDigits(TotpAlgorithm.SHA1, 20, at)).isEqualTo(sha1);
        assertThat(eightDigits(TotpAlgorithm.SHA256, 32, at)).isEqualTo(sha256);
        assertThat(eightDigits(TotpAlgorithm.SHA512, 64, at)).isEqualTo(sha512);
    }

    /** RFC 4226, appendix D. */
    @ParameterizedTest
    @CsvSource({
        "0, 755224", "1, 287082", "2, 359152", "3, 969429", "4, 338314",
        "5, 254676", "6, 287922", "7, 162583", "8, 399871", "9, 520489"
    })
    @Tag("A18")
    void a18ComputesTheCodesOfRfc4226(long counter, String code) {
        assertThat(totp.code(SECRET, counter).reveal()).isEqualTo(code);
    }

    @Test
    void countsTimeStepsFrom1970() {
        assertThat(totp.step(Instant.EPOCH)).isZero();
        assertThat(totp.step(Instant.ofEpochSecond(29, 999_999_999))).isZero();
        assertThat(totp.step(Instant.ofEpochSecond(30))).isEqualTo(1);
        assertThat(totp.step(Instant.ofEpochSecond(-1))).isEqualTo(-1);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1", "2, 2"})
    void takesTheStepsOfItsWindow(int window, int farthest) {
        Totp judged = new Totp(TotpParameters.DEFAULT, window);
        Instant now = Instant.ofEpochSecond(30 * 1000);

        for (int distance = -3; distance <= 3; distance++) {
            OptionalLong found = judged.match(SECRET, judged.code(SECRET, 1000 + distance), now);
            assertThat(found.isPresent()).as("step %d", distance).isEqualTo(Math.abs(distance) <= farthest);
            found.ifPresent(step -> assertThat(step).isBetween(1000L - farthest, 1000L + farthest));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12345", "1234567", "12345a", " 12345", "１２３４５６", "-12345", "12345\n"})
    void takesNothingElseForACode(String text) {
        assertThat(totp.isCode(Secret.ofText(text))).isFalse();
        assertThat(totp.match(SECRET, Secret.ofText(text), Instant.EPOCH)).isEmpty();
    }

    @Test
    void takesSixDigitsForACode() {
        assertThat(totp.isCode(Secret.ofText("000000"))).isTrue();
    }

    @Test
    void refusesParametersThatNoAppSupports() {
        Duration period = Duration.ofSeconds(30);
        assertThatIllegalArgumentException().isThrownBy(() -> new TotpParameters(TotpAlgorithm.SHA1, 7, period));
        assertThatIllegalArgumentException().isThrownBy(() -> new TotpParameters(TotpAlgorithm.SHA1, 6, Duration.ZERO));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TotpParameters(TotpAlgorithm.SHA1, 6, Duration.ofMillis(30_500)));
        assertThatIllegalArgumentException().isThrownBy(() -> new Totp(TotpParameters.DEFAULT, 3));
        assertThatIllegalArgumentException().isThrownBy(() -> new Totp(TotpParameters.DEFAULT, -1));
    }

    @ParameterizedTest
    @ValueSource(longs = {15, 120})
    void takesPeriodsUpToTheirBounds(long seconds) {
        Duration period = Duration.ofSeconds(seconds);

        assertThat(new TotpParameters(TotpAlgorithm.SHA1, 8, period).period()).isEqualTo(period);
    }

    @ParameterizedTest
    @ValueSource(longs = {14, 121})
    void refusesPeriodsBeyondThem(long seconds) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TotpParameters(TotpAlgorithm.SHA1, 8, Duration.ofSeconds(seconds)));
    }

    @Test
    void takesASecretOfSixteenBytesAndNoneOfFifteen() {
        assertThat(TotpSecret.of(Secret.ofBytes(new byte[16])).key().length()).isEqualTo(16);
        assertThatIllegalArgumentException().isThrownBy(() -> TotpSecret.of(Secret.ofBytes(new byte[15])));
    }

    @Test
    void readsASecretKeyAsPeopleCopyIt() {
        TotpSecret copied = TotpSecret.ofBase32("gezd gnbv-GY3TQOJQ GEZDGNBVGY3TQOJQ====");

        assertThat(copied.key().matches(SECRET.key())).isTrue();
        assertThat(copied.base32().reveal()).isEqualTo("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "GEZDGNBVGY3TQOJQ", "1EZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"})
    void refusesAShortOrMistypedSecretKey(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> TotpSecret.ofBase32(text));
    }

    private static String eightDigits(TotpAlgorithm algorithm, int bytes, Instant at) {
        Totp eight = new Totp(new TotpParameters(algorithm, 8, Duration.ofSeconds(30)), 0);
        return eight.code(secretOf(bytes), eight.step(at)).reveal();
    }

    private static TotpSecret secretOf(int bytes) {
        String text = DIGITS.repeat(7).substring(0, bytes);
        return TotpSecret.of(Secret.ofBytes(text.getBytes(StandardCharsets.US_ASCII)));
    }
}
