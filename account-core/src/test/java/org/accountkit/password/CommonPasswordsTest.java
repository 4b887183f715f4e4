package org.accountkit.password;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.hash.BloomFilter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
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

    @Test
    void refuses_one_random_password_in_ten_thousand() {
        Random random = new Random(20260101);
        int tries = 200_000;

        long refused = IntStream.range(0, tries)
                .filter(i -> refuses(randomLetters(random, 15)))
                .count();

        assertThat(refused / (double) tries).isBetween(0.5e-4, 1.5e-4);
    }

    @Test
    void the_filter_is_small_and_as_full_as_it_was_made_for() throws IOException {
        byte[] file = file();
        BloomFilter<CharSequence> filter = BloomFilter.readFrom(new ByteArrayInputStream(file), CommonPasswords.FUNNEL);

        assertThat(file).hasSizeLessThanOrEqualTo(200_000);
        assertThat(filter.expectedFpp()).isLessThan(1.1 * CommonPasswordsBuilder.FALSE_POSITIVE_RATE);
        assertThat(filter.approximateElementCount()).isBetween((long) (0.99 * CommonPasswordsBuilder.CAPACITY), (long)
                (1.01 * CommonPasswordsBuilder.CAPACITY));
    }

    private static byte[] file() throws IOException {
        try (InputStream resource = CommonPasswords.class.getResourceAsStream("common-passwords.bloom")) {
            return resource.readAllBytes();
        }
    }

    private static boolean refuses(String password) {
        return PasswordBlocklist.common().contains(Secret.ofText(password));
    }

    private static String randomLetters(Random random, int length) {
        return random.ints(length, 'a', 'z' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static String differentEmoji(int count) {
        return IntStream.range(0x1F600, 0x1F600 + count)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
