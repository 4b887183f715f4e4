package org.accountkit.token.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.accountkit.secret.Secret;
import org.accountkit.token.TokenDigest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenFormatTest {

    private final TokenFormat format = new TokenFormat("ex", new SecureRandom());

    @ParameterizedTest
    @EnumSource(TokenKind.class)
    void readsWhatItIssued(TokenKind kind) {
        Token token = format.issue(kind);

        Token read = format.parse(kind, token.text()).orElseThrow();

        assertThat(token.text().reveal()).matches("ex" + kind.letter() + "_[0-9A-Za-z]{43}[0-9A-Za-z]{6}");
        assertThat(read.digest()).isEqualTo(token.digest());
        assertThat(read.kind()).isEqualTo(kind);
        assertThat(format.kindOf(token.text())).contains(kind);
    }

    @ParameterizedTest
    @EnumSource(TokenKind.class)
    @Tag("A33")
    void a33ReadsNoOtherKind(TokenKind kind) {
        String text = format.issue(kind).text().reveal();

        assertThat(Arrays.stream(TokenKind.values()).filter(other -> other != kind))
                .allMatch(other -> format.parse(other, secret(text)).isEmpty());
    }

    /** SHA-256 of the kind's letter, a zero byte and the text, computed apart. */
    @ParameterizedTest
    @EnumSource(TokenKind.class)
    void digestsTheKindWithTheText(TokenKind kind) throws NoSuchAlgorithmException {
        Token token = format.issue(kind);
        String digested = kind.letter() + "\0" + token.text().reveal();

        byte[] expected = MessageDigest.getInstance("SHA-256").digest(digested.getBytes(StandardCharsets.US_ASCII));

        assertThat(token.digest().bytes()).isEqualTo(expected);
        assertThat(token.digest()).hasSameHashCodeAs(TokenDigest.of(expected)).isEqualTo(TokenDigest.of(expected));
    }

    @Test
    void readsNoTokenOfAnotherProduct() {
        TokenFormat other = new TokenFormat("zz", new SecureRandom());

        assertThat(format.parse(
                        TokenKind.API_KEY, other.issue(TokenKind.API_KEY).text()))
                .isEmpty();
        assertThat(format.kindOf(other.issue(TokenKind.API_KEY).text())).isEmpty();
    }

    @Test
    void readsNothingOfWhichACharacterWasChanged() {
        String text = format.issue(TokenKind.API_KEY).text().reveal();

        for (int i = 0; i < text.length(); i++) {
            for (char other : new char[] {'0', 'Z', 'k', '_', ' ', '\0', 'é'}) {
                String changed = text.substring(0, i) + other + text.substring(i + 1);
                assertThat(format.parse(TokenKind.API_KEY, secret(changed)).isPresent())
                        .as("'%s' at %d", other, i)
                        .isEqualTo(changed.equals(text));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ex", "exk_", "exk_0000000000000000000000000000000000000000000000000"})
    void readsNothingElse(String text) {
        assertThat(format.parse(TokenKind.API_KEY, secret(text))).isEmpty();
        assertThat(format.kindOf(secret(text))).isEmpty();
    }

    @Test
    void readsNoOtherAlphabetThoughTheChecksumIsRight() {
        String token = format.issue(TokenKind.SESSION).text().reveal();
        assertThat(format.parse(TokenKind.SESSION, secret(TokenChecksums.mend(token))))
                .isPresent();

        for (String other : List.of("-", "_", "/", ":", "@", "[", "`", "{", " ", "\u0000")) {
            String changed = TokenChecksums.mend(token.substring(0, 9) + other + token.substring(10));
            assertThat(format.parse(TokenKind.SESSION, secret(changed))).isEmpty();
            assertThat(format.kindOf(secret(changed))).isEmpty();
        }
    }

    @Test
    void issuesNoTokenTwice() {
        assertThat(Stream.generate(() -> format.issue(TokenKind.SESSION).digest())
                        .limit(1000))
                .doesNotHaveDuplicates();
    }

    @Test
    void padsASmallNumber() {
        TokenFormat zero = new TokenFormat("ex", new SecureRandom() {
            private static final long serialVersionUID = 1L;

            @Override
            public void nextBytes(byte[] bytes) {
                Arrays.fill(bytes, (byte) 0);
            }
        });

        assertThat(zero.issue(TokenKind.API_KEY).text().reveal()).startsWith("exk_" + "0".repeat(43));
    }

    @Test
    void showsItsEndsOnly() {
        Token token = format.issue(TokenKind.API_KEY);
        String text = token.text().reveal();

        assertThat(token.hint()).isEqualTo("exk_…" + text.substring(text.length() - 4));
        assertThat(token).hasToString("Token[API_KEY, redacted]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "e", "EX", "e1", "toolonggg", "e_"})
    void refusesAPrefixOfAnotherForm(String prefix) {
        assertThatIllegalArgumentException().isThrownBy(() -> new TokenFormat(prefix, new SecureRandom()));
    }

    private static Secret secret(String text) {
        return Secret.ofBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
