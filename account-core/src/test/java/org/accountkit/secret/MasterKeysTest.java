package org.accountkit.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MasterKeysTest {

    private static final Secret KEY = Secret.ofBytes(new byte[32]);
    private static final String BASE64 = Base64.getEncoder().encodeToString(new byte[32]);

    @Test
    void sealsByTheFirst() {
        MasterKeys keys = MasterKeys.parse("2026:" + BASE64 + " , 2025: " + BASE64);

        assertThat(keys.sealingId()).isEqualTo("2026");
        assertThat(keys.ids()).containsExactlyInAnyOrder("2026", "2025");
        assertThat(keys).hasToString("MasterKeys[2026, 2025]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a:b", "ä", "123456789012345678901234567890123"})
    void takesNoOtherIds(String id) {
        assertThatIllegalArgumentException().isThrownBy(() -> MasterKeys.of(id, KEY));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MasterKeys.of("a", KEY).and(id, KEY));
    }

    @Test
    void takesNoKeyOfAnotherLengthAndNoIdTwice() {
        assertThatIllegalArgumentException().isThrownBy(() -> MasterKeys.of("a", Secret.ofBytes(new byte[31])));
        assertThatIllegalArgumentException().isThrownBy(() -> MasterKeys.of("a", Secret.ofBytes(new byte[33])));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MasterKeys.of("a", KEY).and("a", KEY));
    }

    /** If id and key are swapped, the key must not appear in a log. */
    @Test
    void repeatsNoKey() {
        for (String text :
                new String[] {BASE64, ":" + BASE64, BASE64 + ":a", "a:" + BASE64 + "x", "a:" + BASE64 + ","}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> MasterKeys.parse(text))
                    .satisfies(refused -> assertThat(refused.getMessage()).doesNotContain(BASE64.substring(0, 20)));
        }
    }
}
