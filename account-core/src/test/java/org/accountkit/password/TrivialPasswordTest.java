package org.accountkit.password;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.CharBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrivialPasswordTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "aaaaaaaaaaaaaaaaaaaa",
                "ééééééééé",
                "passwordpassword",
                "password password",
                "passwordpasswordpassword",
                "123123123123123",
                "xy7xy7xy7xy7xy7x",
                "1234567890123456789",
                "123456789123456789"
            })
    void matches_a_short_unit_repeated(String password) {
        assertThat(matches(password)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "123456789012345",
                "987654321098765",
                "abcdefghijklmnop",
                "zyxwvutsrqponmlk",
                "qwertyuiopasdfgh",
                "qwertzuiopasdfgh",
                "azertyuiopqsdfgh",
                "1q2w3e4r5t6y7u8i9o0p",
                "q1w2e3r4t5y6u7i8",
                "1qaz2wsx3edc4rfv",
                "qazwsxedcrfvtgb",
                "!@#$%^&*()!@#$%"
            })
    void matches_a_run(String password) {
        assertThat(matches(password)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "qwertyuiop12345",
                "12345678987654321",
                "1234qwerasdfzxcv",
                "111222333444555",
                "123abc456def789ghi"
            })
    void matches_runs_in_a_row(String password) {
        assertThat(matches(password)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "passwordpasswort",
                "x123456789012345",
                "123456789012345x",
                "qwertyuiop owl 12345",
                "12 34 56 78 90 12",
                "first defenders hijack the stunning xylophone"
            })
    void passes_what_only_holds_a_pattern(String password) {
        assertThat(matches(password)).isFalse();
    }

    @Test
    void limits_the_unit_to_ten_characters() {
        assertThat(matches("owl7kettle".repeat(2))).isTrue();
        assertThat(matches("owl7kettles".repeat(2))).isFalse();
    }

    @Test
    void wants_the_unit_twice() {
        assertThat(matches("sandal sandal ")).isTrue();
        assertThat(matches("sandal sandal")).isTrue();
        assertThat(matches("sandal sanda")).isFalse();
    }

    private static boolean matches(String password) {
        return TrivialPassword.matches(CharBuffer.wrap(password));
    }
}
