package org.accountkit.user;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** A name is kept as typed, is harmless in a line of text, and is found again by any spelling that folds to its key. */
public final class UsernameFuzz {

    private UsernameFuzz() {}

    /** Called by Jazzer. */
    public static void fuzzerTestOneInput(byte[] input) {
        judge(new String(input, StandardCharsets.UTF_8));
        judge(new String(input, StandardCharsets.UTF_16BE));
    }

    private static void judge(String text) {
        Optional<Username> parsed = Username.parse(text);
        parsed.ifPresent(name -> {
            assertThat(name.text()).isEqualTo(text);
            assertThat(text.codePointCount(0, text.length())).isBetween(1, 64);
            assertThat(text)
                    .doesNotContainPattern("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]")
                    .isEqualTo(text.strip());
            assertThat(name.key()).hasSizeBetween(1, 255).isEqualTo(Username.keyOf(text));
            assertThat(Username.keyOf(name.key())).isEqualTo(name.key());
            assertThat(Username.keyOf(text.toLowerCase(Locale.ROOT))).isEqualTo(name.key());
        });
    }
}
