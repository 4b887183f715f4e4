package org.accountkit.password.legacy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.accountkit.password.PasswordHash;
import org.accountkit.password.legacy.LegacyHashes.SpringPbkdf2;
import org.accountkit.secret.Secret;

/** Test vectors from other programs; see the README next to the file. */
final class Vectors {

    static final Secret SECRET = Secret.ofText("the host's own secret");

    private Vectors() {}

    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Vector(String source, String stored, byte[] utf8) {

        Secret password() {
            return Secret.ofBytes(utf8);
        }

        /** The right password with another one in front, which no algorithm cuts off, however little it reads. */
        Secret wrong() {
            return Secret.ofText(utf8.length == 0 ? "x" : flipped());
        }

        private String flipped() {
            String text = new String(utf8, StandardCharsets.UTF_8);
            return (text.startsWith("w") ? "v" : "w") + text.substring(text.offsetByCodePoints(0, 1));
        }

        PasswordHash hash() {
            if (source.equals("keycloak")) {
                int bar = stored.indexOf('|');
                return HashImport.keycloak(stored.substring(0, bar), stored.substring(bar + 1))
                        .orElseThrow();
            }
            return new PasswordHash(stored);
        }

        LegacyHashes host() {
            LegacyHashes standard = LegacyHashes.standard();
            return switch (source) {
                case "spring-secret" -> standard.withSpringSecret(SECRET);
                case "shiro-secret" -> standard.withShiroPrivateSalt(SECRET);
                case "devise-secret" ->
                    standard.withDevisePepper(Secret.ofText(SECRET.reveal().repeat(6)));
                case "spring-custom" ->
                    standard.withSpringPbkdf2(
                            "pbkdf2-custom", new SpringPbkdf2(SpringPbkdf2.Algorithm.SHA512, 1000, 8, 64, true));
                case "password4j-custom" -> standard.withPassword4jDelimiter(':');
                case "plaintext" -> standard.withPlaintext();
                default -> standard;
            };
        }

        @Override
        public String toString() {
            return source + ' ' + stored + ", " + utf8.length + " bytes";
        }
    }

    static Stream<Vector> hashes() {
        return all().stream().filter(vector -> !vector.source().equals("pepper"));
    }

    static List<Vector> all() {
        try (BufferedReader file = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Vectors.class.getResourceAsStream("vectors.tsv")), StandardCharsets.UTF_8))) {
            return file.lines()
                    .map(line -> line.split("\t", -1))
                    .map(Vectors::vector)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Vector vector(String[] fields) {
        return new Vector(fields[0], fields[1], HexFormat.of().parseHex(fields[2]));
    }
}
