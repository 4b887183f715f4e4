package org.accountkit.token.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import org.accountkit.secret.Secret;

/** A text is a token of one kind at most, {@code kindOf} knows which, and nothing of it is read another way. */
public final class TokenFormatFuzz {

    private static final TokenFormat FORMAT = new TokenFormat("ex", new SecureRandom());
    private static final String TOKEN = "ex[kdspvr]_[0-9A-Za-z]{49}";

    private TokenFormatFuzz() {}

    /** Called by Jazzer. */
    public static void fuzzerTestOneInput(byte[] input) {
        judge(new String(input, StandardCharsets.UTF_8));
        judge(withSoundChecksum(input));
    }

    private static void judge(String text) {
        Secret presented = Secret.ofBytes(text.getBytes(StandardCharsets.UTF_8));
        List<TokenKind> kinds = Arrays.stream(TokenKind.values())
                .filter(kind -> FORMAT.parse(kind, presented).isPresent())
                .toList();

        assertThat(kinds).hasSizeLessThanOrEqualTo(1);
        assertThat(FORMAT.kindOf(presented)).isEqualTo(kinds.stream().findFirst());
        for (TokenKind kind : kinds) {
            Token token = FORMAT.parse(kind, presented).orElseThrow();
            assertThat(text).matches(TOKEN);
            assertThat(token.text().reveal()).isEqualTo(text);
            assertThat(token.kind()).isEqualTo(kind);
            assertThat(token.toString()).doesNotContain(text);
        }
    }

    /** Lets the fuzzer behind the checksum, which it would rarely guess. */
    private static String withSoundChecksum(byte[] input) {
        String text = new String(input, StandardCharsets.ISO_8859_1);
        StringBuilder mixed = new StringBuilder("exk_" + "0".repeat(49));
        for (int i = 0; i < Math.min(text.length(), 46); i++) {
            mixed.setCharAt(i, text.charAt(i));
        }
        return TokenChecksums.mend(mixed.toString());
    }
}
