package org.accountkit.twofactor.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.common.io.BaseEncoding;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compared with an independent implementation. */
class Base32Test {

    private static final BaseEncoding OTHER = BaseEncoding.base32().omitPadding();

    @Test
    void agreesWithAnotherImplementationAtEveryLength() {
        Random random = new Random(20260101);
        for (int length = 0; length <= 70; length++) {
            byte[] bytes = new byte[length];
            random.nextBytes(bytes);

            String text = Base32.encode(bytes);

            assertThat(text).as("%d bytes", length).isEqualTo(OTHER.encode(bytes));
            assertThat(Base32.decode(text)).as("%d bytes", length).isEqualTo(bytes);
            assertThat(Base32.decode(text.toLowerCase(Locale.ROOT)))
                    .as("%d bytes in lower case", length)
                    .isEqualTo(bytes);
        }
    }

    @Test
    void readsEveryCharacterOfItsAlphabet() {
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

        assertThat(Base32.decode(alphabet)).isEqualTo(OTHER.decode(alphabet));
        assertThat(Base32.decode(alphabet.toLowerCase(Locale.ROOT))).isEqualTo(OTHER.decode(alphabet));
    }

    /** Just outside of the letters and digits that count, and letters that only look like some. */
    @ParameterizedTest
    @ValueSource(strings = {"@", "[", "`", "{", "0", "1", "8", "9", "=", "-", " ", "ı", "ſ", "Ａ"})
    void refusesAnyOtherCharacterWithoutRepeatingIt(String other) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Base32.decode("GEZDGNB" + other))
                .withMessage("Base32 text must consist of the letters A to Z and the digits 2 to 7.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"A", "AAA", "AAAAAA", "AB", "AAAB", "AAAAB", "AAAAAAB", "AD", "AAAI"})
    void refusesWhatBelongsToNoByte(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Base32.decode(text))
                .withMessageContaining("do not belong to any byte");
    }
}
