package org.accountkit.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsernameTest {

    @ParameterizedTest
    @CsvSource({"Ada, ada", "JÖRG, jörg", "Jo\u0308rg, jörg", "Ｊörg, jörg", "ﬁn, fin", "Ⅻ, xii", "😀, 😀", "a b, a b"})
    void isMatchedByItsKeyAndKeptAsItWasTyped(String text, String key) {
        Username name = Username.of(text);

        assertThat(name.key()).isEqualTo(key);
        assertThat(name.text()).isEqualTo(text);
        assertThat(name).hasToString(text).isEqualTo(Username.of(key)).hasSameHashCodeAs(Username.of(key));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                " a",
                "a ",
                "\u00a0a",
                "a\u3000",
                "a\nb",
                "a\tb",
                "a\u0000b",
                "a\u200bb",
                "a\u202eb",
                "a\u2028b",
                "\uFEFFa",
                "a\uD83D",
                "\uDE00a",
                "\u3164",
                "a\u115Fb",
                "a\u2800b",
                "a\uFE0F",
                "a\uDB40\uDC41"
            })
    @Tag("A58")
    void a58IsNothingThatCannotBeSeenForWhatItIs(String text) {
        assertThat(Username.parse(text)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> Username.of(text));
    }

    /** Normalizing 8,000 combining marks takes milliseconds, and a sign-in gets to choose the text. */
    @Test
    void foldsNoTextThatIsFarTooLong() {
        String longest = "A".repeat(255) + "\u00C9";

        assertThat(Username.keyOf(longest)).isEqualTo("a".repeat(255) + "\u00E9");
        String tooLong = longest + 'A';
        assertThat(Username.keyOf(tooLong)).isEqualTo(tooLong);
    }

    @Test
    void isStrippedOfWhiteSpaceWhenItIsTyped() {
        assertThat(Username.typed("\u00A0 Ada\t")).contains(Username.of("ada"));
        assertThat(Username.typed(" \u3000 ")).isEmpty();
        assertThat(Username.strip("\u2003a b\u00A0")).isEqualTo("a b");
    }

    @Test
    void isReadBackAsItWasStored() {
        assertThat(Username.stored("a\u3164b").text()).isEqualTo("a\u3164b");
        assertThat(Username.typed("a\u3164b")).contains(Username.stored("a\u3164b"));
        assertThatIllegalArgumentException().isThrownBy(() -> Username.stored("a\nb"));
    }

    @Test
    void hasSixtyFourCodePointsAtMost() {
        assertThat(Username.parse("😀".repeat(64))).isPresent();
        assertThat(Username.parse("😀".repeat(65))).isEmpty();
    }

    /** One character may become eighteen, so the key has a separate limit. */
    @Test
    void hasAKeyThatFitsItsColumn() {
        assertThat(Username.parse("\uFDFA".repeat(14) + "aaa")).isPresent();
        assertThat(Username.parse("\uFDFA".repeat(14) + "aaaa")).isEmpty();
    }

    @Test
    void hasAKeyThatIsItsOwnKey() {
        for (String text : new String[] {"İ", "ẞ", "Σ", "ϒ\u0301", "ﬃ", "Ǆ", "K"}) {
            String key = Username.keyOf(text);
            assertThat(Username.keyOf(key)).as(text).isEqualTo(key);
        }
    }

    /** There are two lower-case sigmas; which one an upper-case sigma becomes depends on its neighbours. */
    @Test
    void knowsOneSigma() {
        assertThat(Username.of("ΓΙΑΝΝΗΣ")).isEqualTo(Username.of("γιαννης")).isEqualTo(Username.of("γιαννησ"));
        assertThat(Username.keyOf(Username.keyOf("ΑΣ\u0345"))).isEqualTo(Username.keyOf("ΑΣ\u0345"));
    }
}
