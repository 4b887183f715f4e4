package org.accountkit.password.legacy;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.accountkit.password.kdf.Pbkdf2;
import org.accountkit.secret.Secret;

/**
 * Parameters of Spring Security's {@code Pbkdf2PasswordEncoder}, which its hashes do not carry.
 *
 * @param algorithm of HMAC
 * @param iterations how many
 * @param saltBytes length of the salt, which comes first
 * @param keyBytes length of the key, which follows
 * @param base64 whether hashes are base64; hexadecimal otherwise
 */
public record SpringPbkdf2(Algorithm algorithm, int iterations, int saltBytes, int keyBytes, boolean base64) {

    /** {@code {pbkdf2}}: the defaults up to Spring Security 5.7. */
    public static final SpringPbkdf2 V5_5 = new SpringPbkdf2(Algorithm.SHA1, 185_000, 8, 32, false);

    /** {@code {pbkdf2@SpringSecurity_v5_8}}: the defaults from 5.8. */
    public static final SpringPbkdf2 V5_8 = new SpringPbkdf2(Algorithm.SHA256, 310_000, 16, 32, false);

    /** Against a slip of the hand: what the host configures itself is not bound otherwise. */
    private static final long MOST_ITERATIONS = 10_000_000;

    private static final Pattern HEX = Pattern.compile("(?:[0-9a-fA-F]{2})+");

    /** The digest of HMAC. */
    public enum Algorithm {
        /** HMAC-SHA-1. */
        SHA1(Pbkdf2.SHA1),
        /** HMAC-SHA-256. */
        SHA256(Pbkdf2.SHA256),
        /** HMAC-SHA-512. */
        SHA512(Pbkdf2.SHA512);

        private final Pbkdf2 function;

        Algorithm(Pbkdf2 function) {
            this.function = function;
        }
    }

    /**
     * Checks that they can be computed.
     *
     * @throws IllegalArgumentException when they cost too much, or salt or key have an impossible length
     */
    public SpringPbkdf2 {
        if (saltBytes < 1
                || saltBytes > 128
                || keyBytes < 16
                || !Pbkdf2.isPossible(iterations, keyBytes)
                || algorithm.function.blocks(keyBytes) * iterations > MOST_ITERATIONS) {
            throw new IllegalArgumentException(
                    "Spring's PBKDF2 needs 1 to 128 bytes of salt, 16 to 128 of key, and at most 10000000 iterations.");
        }
    }

    /** The salt of PBKDF2 is the hash's own with the host's secret behind it. */
    LegacyForm form(Optional<Secret> secret) {
        return text -> decode(text)
                .filter(bytes -> bytes.length == saltBytes + keyBytes)
                .map(bytes -> hash(Arrays.copyOf(bytes, saltBytes), bytes, secret));
    }

    private LegacyHash hash(byte[] salt, byte[] bytes, Optional<Secret> secret) {
        byte[] key = Arrays.copyOfRange(bytes, saltBytes, bytes.length);
        String blank = encode(Bytes.join(salt, new byte[keyBytes]));
        return new LegacyHash(key, blank, password -> {
            byte[] whole = Bytes.join(salt, Digests.bytes(secret));
            return algorithm.function.key(password, whole, iterations, keyBytes);
        });
    }

    private Optional<byte[]> decode(String text) {
        if (base64) {
            return Optional.of(Bytes.base64(text));
        }
        return HEX.matcher(text).matches() ? Optional.of(HexFormat.of().parseHex(text)) : Optional.empty();
    }

    private String encode(byte[] bytes) {
        return base64
                ? Base64.getEncoder().encodeToString(bytes)
                : HexFormat.of().formatHex(bytes);
    }
}
