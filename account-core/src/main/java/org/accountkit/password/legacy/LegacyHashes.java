package org.accountkit.password.legacy;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.accountkit.password.ForeignHashes;
import org.accountkit.password.PasswordHash;
import org.accountkit.password.kdf.HashCost;
import org.accountkit.password.kdf.Pbkdf2;
import org.accountkit.secret.Secret;

/**
 * Verifies hashes of other products, until their users have signed in once. {@link #standard()} reads every safe form
 * that needs nothing from the host. If the old product mixed a secret into its hashes, or used settings that they do
 * not contain, add these with one of the {@code with} methods. docs/passwords.md lists the forms. Immutable; {@link
 * #toString()} reveals nothing.
 *
 * <p>A malformed hash, or one that would cost too much time or memory, is not read and matches no password. {@link
 * #problem} explains why.
 */
public final class LegacyHashes implements ForeignHashes {

    private static final int LONGEST = 1000;
    private static final LegacyHashes STANDARD = new LegacyHashes(LegacySettings.standard());

    private final LegacySettings settings;
    private final boolean any;
    private final LegacyForm forms;

    private LegacyHashes(LegacySettings settings) {
        this(settings, true, new LegacyForms(settings));
    }

    private LegacyHashes(LegacySettings settings, boolean any, LegacyForm forms) {
        this.settings = settings;
        this.any = any;
        this.forms = forms;
    }

    /** {@return all forms that need nothing from the host, without plain text} */
    public static LegacyHashes standard() {
        return STANDARD;
    }

    /** {@return no forms: only AccountKit's own hashes are verified} */
    public static LegacyHashes none() {
        return new LegacyHashes(LegacySettings.standard(), false, text -> Optional.empty());
    }

    /**
     * Adds the secret of Spring Security's PBKDF2 and SHA-256 encoders.
     *
     * @param secret the secret
     * @return the extended instance
     */
    public LegacyHashes withSpringSecret(Secret secret) {
        return new LegacyHashes(settings.withSpringSecret(secret));
    }

    /**
     * Sets the parameters of a Spring Security PBKDF2 encoder that was not the default one.
     *
     * @param id the id in braces before the hash, such as {@code pbkdf2}
     * @param parameters the encoder's parameters
     * @return the extended instance
     */
    public LegacyHashes withSpringPbkdf2(String id, SpringPbkdf2 parameters) {
        return new LegacyHashes(settings.withSpringPbkdf2(id, parameters));
    }

    /**
     * Adds the private salt of Shiro's hash service.
     *
     * @param privateSalt the salt
     * @return the extended instance
     */
    public LegacyHashes withShiroPrivateSalt(Secret privateSalt) {
        return new LegacyHashes(settings.withShiroPrivateSalt(privateSalt));
    }

    /**
     * Adds the pepper of {@linkplain HashImport#devise imported Devise hashes}.
     *
     * @param pepper the pepper
     * @return the extended instance
     */
    public LegacyHashes withDevisePepper(Secret pepper) {
        return new LegacyHashes(settings.withDevisePepper(pepper));
    }

    /**
     * Sets the character that separates the parts of Password4j's PBKDF2 hashes. The default is a dollar sign.
     *
     * @param delimiter the character
     * @return the extended instance
     */
    public LegacyHashes withPassword4jDelimiter(char delimiter) {
        return new LegacyHashes(settings.withPassword4jDelimiter(delimiter));
    }

    /**
     * Adds plain-text passwords after {@code {noop}}. Only for an import: {@link
     * org.accountkit.password.engine.PasswordHashing#strengthen strengthen} them immediately.
     *
     * @return the extended instance
     */
    public LegacyHashes withPlaintext() {
        return new LegacyHashes(settings.withPlaintext());
    }

    /** For tests: the same as on a machine with another heap. */
    LegacyHashes withCost(HashCost cost) {
        return new LegacyHashes(settings.withCost(cost));
    }

    /**
     * Reads a hash, without computing anything.
     *
     * @param hash the stored hash
     * @return the hash; empty if its form is not supported, it is malformed or too expensive, or it needs Bouncy Castle
     *     and that is not on the class path
     */
    @Override
    public Optional<ForeignHashes.Hash> read(PasswordHash hash) {
        try {
            return parse(hash);
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<String> problem(PasswordHash hash) {
        try {
            return parse(hash).isPresent() ? Optional.empty() : ForeignHashes.super.problem(hash);
        } catch (UnverifiableException e) {
            return Optional.of(e.reason());
        } catch (IllegalArgumentException malformed) {
            return ForeignHashes.super.problem(hash);
        }
    }

    private Optional<ForeignHashes.Hash> parse(PasswordHash hash) {
        String text = hash.encoded();
        return text.length() > LONGEST ? Optional.empty() : forms.read(text).map(read -> read);
    }

    /** {@return a constant that reveals nothing} */
    @Override
    public String toString() {
        return any ? "LegacyHashes[redacted]" : "LegacyHashes[none]";
    }

    /**
     * Parameters of Spring Security's {@code Pbkdf2PasswordEncoder}, which its hashes do not contain.
     *
     * @param algorithm the digest of HMAC
     * @param iterations the number of iterations
     * @param saltBytes the length of the salt, which comes first
     * @param keyBytes the length of the key, which follows
     * @param base64 whether hashes are in base64; otherwise they are hexadecimal
     */
    public record SpringPbkdf2(Algorithm algorithm, int iterations, int saltBytes, int keyBytes, boolean base64) {

        /** {@code {pbkdf2}}: the defaults up to Spring Security 5.7. */
        public static final SpringPbkdf2 V5_5 = new SpringPbkdf2(Algorithm.SHA1, 185_000, 8, 32, false);

        /** {@code {pbkdf2@SpringSecurity_v5_8}}: the defaults from 5.8. */
        public static final SpringPbkdf2 V5_8 = new SpringPbkdf2(Algorithm.SHA256, 310_000, 16, 32, false);

        /** Catches a typing error: parameters that the host configures are not limited otherwise. */
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
         * Checks that such hashes can be computed.
         *
         * @throws IllegalArgumentException if they cost too much, or the salt or the key has an impossible length
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

        /** The salt of PBKDF2 is the hash's own salt followed by the host's secret. */
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
}
