package org.accountkit.password.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.accountkit.password.ForeignHashes;
import org.accountkit.password.PasswordHash;
import org.accountkit.secret.Secret;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BcryptTest {

    private static final long SEED = 20261125;

    /** Of 72 times x, by libxcrypt. */
    private static ForeignHashes.Hash ofSeventyTwo() {
        return Vectors.hashes()
                .filter(vector -> vector.stored().startsWith("$2b$04$") && vector.utf8().length == 72)
                .filter(vector -> vector.utf8()[0] == 'x')
                .map(vector -> LegacyHashes.standard().read(vector.hash()).orElseThrow())
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "tail", "\0"})
    @Tag("A02")
    void a02TakesNoTailAfterThe72ndByte(String tail) {
        ForeignHashes.Hash hash = ofSeventyTwo();

        assertThat(hash.matches(Secret.ofText("x".repeat(72) + tail))).isEqualTo(tail.isEmpty());
        assertThat(hash.digestOf(Secret.ofText("x".repeat(72) + tail)).isPresent())
                .isEqualTo(tail.isEmpty());
    }

    /** The key is repeated with a zero between, so these would be one password. */
    @Test
    @Tag("A02")
    void a02TakesNoZero() {
        ForeignHashes.Hash hash = Vectors.hashes()
                .filter(vector -> vector.stored().startsWith("$2b$04$") && vector.utf8().length == 28)
                .map(vector -> LegacyHashes.standard().read(vector.hash()).orElseThrow())
                .findFirst()
                .orElseThrow();
        String password = "correct horse battery staple";

        assertThat(hash.matches(Secret.ofText(password))).isTrue();
        assertThat(hash.matches(Secret.ofText(password + "\0"))).isFalse();
        assertThat(hash.matches(Secret.ofText(password + "\0" + password))).isFalse();
    }

    @Test
    @Tag("A03")
    void a03MatchesNoneOfAThousandWrongPasswords() {
        ForeignHashes.Hash hash = ofSeventyTwo();
        Random random = new Random(SEED);

        for (int i = 0; i < 1000; i++) {
            byte[] wrong = new byte[1 + random.nextInt(72)];
            random.nextBytes(wrong);
            assertThat(hash.matches(Secret.ofBytes(wrong)))
                    .as("guess %d of seed %d", i, SEED)
                    .isFalse();
        }
    }

    /** The right and the wrong way to read bytes above 127 differ, so the variant decides. */
    @Test
    void knowsTheFaultOf2x() {
        String signed = Vectors.hashes()
                .filter(vector -> vector.stored().startsWith("$2x$") && vector.utf8().length == 20)
                .map(Vectors.Vector::stored)
                .findFirst()
                .orElseThrow();
        Secret password = Secret.ofText("pässwörd 😀 \u00ff\u0080");
        LegacyHashes hashes = LegacyHashes.standard();

        assertThat(hashes.read(new PasswordHash(signed)).orElseThrow().matches(password))
                .isNotEqualTo(hashes.read(new PasswordHash(signed.replace("$2x$", "$2y$")))
                        .orElseThrow()
                        .matches(password));
    }
}
