package org.accountkit.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.google.common.hash.BloomFilter;
import com.google.common.io.Resources;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.accountkit.secret.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommonPasswordsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password",
                "trustno1",
                "sunshine",
                "princess1",
                "iloveyou2",
                "baseball1",
                "manchesterunited",
                "iloveyouforever",
                "yourbodyisawonderland"
            })
    void refuses_listed_passwords(String password) {
        assertThat(refuses(password)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Password", "TRUSTNO1", "ManchesterUnited", "SoMeDaYmYpRiNcEwIlLcOmE23"})
    void refuses_listed_passwords_in_any_case(String password) {
        assertThat(refuses(password)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"passwordPASSWORD", "1Q2w3E4r5T6y7U8i9O0p", "QWERTYuiop12345"})
    void refuses_patterns_in_any_case(String password) {
        assertThat(refuses(password)).isTrue();
    }

    @Test
    void allows_all_when_switched_off() {
        assertThat(PasswordBlocklist.none().contains(Secret.ofText("password"))).isFalse();
    }

    @ParameterizedTest
    @MethodSource("goodPasswords")
    void allows_others(String password) {
        assertThat(refuses(password)).isFalse();
    }

    static Stream<String> goodPasswords() {
        return Stream.of(
                "owl 7 xy",
                "tiny horse 7 xy",
                "oblong kettle marsh sandal",
                "seventy-two bytes are not the end of a password, they never were; go on left",
                "Zq-0123456789abcdef01234567",
                "жираф у реки 7 звёзд",
                differentEmoji(15),
                "the quick owl reads 42 maps; ".repeat(9).substring(0, 256),
                "a long way down the river ".repeat(10).substring(0, 256));
    }

    @Test
    void leaves_the_password_as_it_was() {
        Secret password = Secret.ofText("PassWord");

        PasswordBlocklist.common().contains(password);

        assertThat(password.reveal()).isEqualTo("PassWord");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "aaaaaaa", "1234567", "qwertyu"})
    void leaves_what_is_too_short_to_others(String password) {
        assertThat(refuses(password)).isFalse();
    }

    @Test
    void refuses_no_long_random_password() throws IOException {
        assertThat(refusedOfAMillion("Zq-", 12)).isZero();
    }

    @Test
    void refuses_one_short_random_password_in_a_hundred_thousand() throws IOException {
        assertThat(refusedOfAMillion("", 7)).isBetween(3L, 20L);
    }

    @Test
    void the_file_is_small_and_ends_after_the_filters() throws IOException {
        try (InputStream file = file()) {
            assertThat(file.available()).isBetween(1, 200_000);

            ListedPasswords.read(file);

            assertThat(file.available()).isZero();
        }
    }

    @Test
    void the_filters_are_as_full_as_they_were_made_for() throws IOException {
        try (InputStream file = file()) {
            ListedPasswords listed = ListedPasswords.read(file);

            holds(listed.shorter(), 60_000, 1e-5);
            holds(listed.longer(), 3_539, 2e-5);
            holds(listed.longerAgain(), 3_539, 2e-5);
        }
    }

    private static InputStream file() throws IOException {
        return new ByteArrayInputStream(
                Resources.toByteArray(Resources.getResource(CommonPasswords.class, "common-passwords.bloom")));
    }

    private static void holds(BloomFilter<?> filter, int count, double falsePositiveRate) {
        assertThat(filter.expectedFpp()).isLessThan(1.1 * falsePositiveRate);
        assertThat(filter.approximateElementCount()).isCloseTo(count, withinPercentage(1));
    }

    private static boolean refuses(String password) {
        return PasswordBlocklist.common().contains(Secret.ofText(password));
    }

    /** Asks the filters alone, since rules and wiping would take most of the time. */
    private static long refusedOfAMillion(String prefix, int randomBytes) throws IOException {
        try (InputStream file = file()) {
            ListedPasswords listed = ListedPasswords.read(file);
            Random random = new Random(20260101);
            return Stream.generate(() -> prefix + randomHexDigits(random, randomBytes))
                    .limit(1_000_000)
                    .map(password -> password.toLowerCase(Locale.ROOT))
                    .filter(listed::mightContain)
                    .count();
        }
    }

    private static String randomHexDigits(Random random, int byteCount) {
        byte[] bytes = new byte[byteCount];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static String differentEmoji(int count) {
        return IntStream.range(0x1F600, 0x1F600 + count)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
