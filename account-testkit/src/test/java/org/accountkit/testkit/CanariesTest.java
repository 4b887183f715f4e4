package org.accountkit.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.accountkit.secret.Secret;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A detector that finds nothing proves nothing. */
@Tag("A68")
class CanariesTest {

    private static final String CANARY = "cánary/0123? four>>words";
    private static final byte[] BYTES = CANARY.getBytes(StandardCharsets.UTF_8);

    private final Canaries canaries = new Canaries().plant("the canary", Secret.ofText(CANARY));

    static List<String> leaks() {
        return List.of(
                CANARY,
                new String(BYTES, StandardCharsets.ISO_8859_1),
                HexFormat.of().formatHex(BYTES),
                HexFormat.of().withUpperCase().formatHex(BYTES),
                URLEncoder.encode(CANARY, StandardCharsets.UTF_8),
                URLEncoder.encode(CANARY, StandardCharsets.UTF_8).replace("+", "%20"),
                URLEncoder.encode(CANARY, StandardCharsets.UTF_8)
                        .replace("%C3%A1", "%c3%a1")
                        .replace("%2F", "%2f")
                        .replace("%3F", "%3f")
                        .replace("%3E", "%3e"),
                Arrays.toString(BYTES),
                Arrays.toString(CANARY.toCharArray()));
    }

    @ParameterizedTest
    @MethodSource("leaks")
    void a68FindsEveryForm(String leak) {
        assertThat(canaries.findIn(leak)).singleElement().asString().startsWith("the canary");
        assertThat(canaries.findIn("before" + leak + "after")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "ab", "abc", "abcd", "12345"})
    void a68FindsBase64AtAnyAlignment(String before) {
        for (String after : List.of("", "x", "xy", "xyz")) {
            byte[] document = (before + CANARY + after).getBytes(StandardCharsets.UTF_8);
            assertThat(canaries.findIn(Base64.getEncoder().encodeToString(document)))
                    .containsExactly("the canary in base64");
            assertThat(canaries.findIn(Base64.getUrlEncoder().withoutPadding().encodeToString(document)))
                    .containsExactly("the canary in base64");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short", "cánary/0123? four>>word", "Cánary/0123? four>>words", "Secret[redacted]"})
    void a68FindsNothingElse(String text) {
        assertThat(canaries.findIn(text)).isEmpty();
    }

    @Test
    void a68FindsAShortCodeWhereItStandsAlone() {
        Canaries codes = new Canaries().plant("the code", Secret.ofText("123456"));

        assertThat(codes.findIn("{\"code\":\"123456\"}")).containsExactly("the code");
        assertThat(codes.findIn("123456")).containsExactly("the code");
        assertThat(codes.findIn("at 1123456 and 1234567, id a123456, 10:20:30.123456"))
                .isEmpty();
        assertThat(codes.findIn("9123456 123456")).containsExactly("the code");
    }

    @Test
    void refusesWhatWouldBeFoundAnywhere() {
        assertThatIllegalArgumentException().isThrownBy(() -> canaries.plant("nothing", Secret.ofText("12345")));
    }

    @Test
    void a68FindsEachOfSeveral() {
        canaries.plantAll("a twin", List.of(Secret.ofText("canary-one"), Secret.ofText("canary-two")));

        assertThat(canaries.findIn("canary-two, canary-one")).containsExactly("a twin as it is");
        assertThat(canaries.findIn("canary-two, " + CANARY)).hasSize(2);
    }
}
