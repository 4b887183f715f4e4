package org.accountkit.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.IntStream;
import org.accountkit.secret.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeppersTest {

    private static final Secret KEY = Secret.ofBytes(key());

    private static byte[] key() {
        byte[] key = new byte[32];
        IntStream.range(0, key.length).forEach(i -> key[i] = (byte) i);
        return key;
    }

    /** By Python's hmac. */
    @ParameterizedTest
    @CsvSource({
        "correct horse battery staple, G54Alds+qQwgqrTIT2q+nG2rVk/LAiDk3Lkqj11L6YA=",
        "pässwörd 😀, lt1vSM12wx3rv4Temu9C8Zv+c8AvPiR4JpMQ4uXZGGw=",
        "'', 04tCCW2A9F+Ca0Sp1WB95ySWpBXT9KGoyI47udqNwcs="
    })
    void isHmacSha256OfThePassword(String password, String expected) {
        Secret peppered =
                Peppers.of("2026", KEY).apply("2026", Secret.ofText(password)).orElseThrow();

        assertThat(peppered.reveal()).isEqualTo(expected);
    }

    @Test
    void knowsEachById() {
        Peppers peppers = Peppers.of("2026", Secret.ofText("b".repeat(32))).and("2025", KEY);
        Secret password = Secret.ofText("password");

        assertThat(peppers.currentId()).isEqualTo("2026");
        assertThat(peppers.ids()).containsExactlyInAnyOrder("2026", "2025");
        assertThat(peppers.apply("2025", password).map(Secret::reveal))
                .isEqualTo(Peppers.of("2025", KEY).apply("2025", password).map(Secret::reveal))
                .isNotEqualTo(peppers.apply("2026", password).map(Secret::reveal));
        assertThat(peppers.apply("2024", password)).isEmpty();
        assertThat(peppers).hasToString("Peppers[2026, 2025]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "with space", "a}b", "ä", "123456789012345678901234567890123"})
    void takesNoOtherIds(String id) {
        assertThatIllegalArgumentException().isThrownBy(() -> Peppers.of(id, KEY));
    }

    @Test
    void takesNoShortKeyAndNoIdTwice() {
        assertThatIllegalArgumentException().isThrownBy(() -> Peppers.of("a", Secret.ofBytes(new byte[31])));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Peppers.of("a", KEY).and("a", KEY));
    }
}
