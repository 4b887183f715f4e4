package org.accountkit.password;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.accountkit.Command;
import org.accountkit.password.PasswordHasher.PasswordCheck;
import org.accountkit.secret.Secret;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Argon2id against the RFC and against the command of the reference implementation. */
class Argon2VectorsTest {

    /**
     * RFC 9106, section 5.3. It needs a secret and associated data, which our hashes have none of, so it covers the
     * generator with a block pool, as we call it, and not the PHC string.
     */
    @Test
    void computesTheVectorOfTheRfc() {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new org.bouncycastle.crypto.params.Argon2Parameters.Builder(
                        org.bouncycastle.crypto.params.Argon2Parameters.ARGON2_id)
                .withVersion(org.bouncycastle.crypto.params.Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(32)
                .withIterations(3)
                .withParallelism(4)
                .withSalt(filled(16, 2))
                .withSecret(filled(8, 3))
                .withAdditional(filled(12, 4))
                .withBlockPool(new Argon2BytesGenerator.FixedBlockPool(Argon2BytesGenerator.getBlockCount(32, 4)))
                .build());
        byte[] tag = new byte[32];

        generator.generateBytes(filled(32, 1), tag);

        assertThat(HexFormat.of().formatHex(tag))
                .isEqualTo("0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659");
    }

    @ParameterizedTest
    @ValueSource(strings = {"password", "pässwörd 😀", "a b\tc"})
    void verifiesWhatTheReferenceHashed(String password) {
        String encoded = Command.named("argon2")
                .runOn(password, "saltsaltsaltsalt", "-id", "-k", "256", "-t", "3", "-p", "2", "-e");
        PasswordHasher hasher = PasswordHasher.argon2id(new Argon2Parameters(256, 3, 2));

        assertThat(hasher.verify(Secret.ofText(password), new PasswordHash(encoded)))
                .isEqualTo(PasswordCheck.MATCH);
        assertThat(hasher.verify(Secret.ofText(password + '\n'), new PasswordHash(encoded)))
                .isEqualTo(PasswordCheck.NO_MATCH);
    }

    /** The command expects the salt as an argument, so it has to be text here. */
    @ParameterizedTest
    @CsvSource({"8,1,1", "64,2,1", "256,3,4"})
    void hashesAsTheReferenceDoes(int memory, int iterations, int lanes) {
        Argon2Parameters parameters = new Argon2Parameters(memory, iterations, lanes);
        byte[] salt = "saltsaltsaltsalt".getBytes(StandardCharsets.US_ASCII);

        PasswordHash ours = new Argon2idHasher(parameters).hash(Secret.ofText("pässwörd"), salt);

        assertThat(ours.encoded())
                .isEqualTo(Command.named("argon2")
                        .runOn(
                                "pässwörd",
                                "saltsaltsaltsalt",
                                "-id",
                                "-k",
                                String.valueOf(memory),
                                "-t",
                                String.valueOf(iterations),
                                "-p",
                                String.valueOf(lanes),
                                "-e"));
    }

    private static byte[] filled(int length, int value) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }
}
