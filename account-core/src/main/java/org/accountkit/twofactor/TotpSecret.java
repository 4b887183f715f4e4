package org.accountkit.twofactor;

import java.security.SecureRandom;
import java.util.Arrays;
import org.accountkit.secret.Secret;
import org.accountkit.twofactor.TotpParameters.TotpAlgorithm;
import org.accountkit.twofactor.engine.Base32;

/** The shared secret of a TOTP credential. {@link #toString()} reveals nothing of it. */
public final class TotpSecret {

    /** RFC 4226, section 4, R6. */
    private static final int LEAST_BYTES = 16;

    /** As some products create them, although the RFC has never allowed it. */
    private static final int LEAST_WEAK_BYTES = 10;

    private final Secret key;

    private TotpSecret(Secret key) {
        this.key = key;
    }

    /**
     * Creates a new random secret.
     *
     * @param algorithm the algorithm, which determines the length
     * @param random the source of random bytes
     * @return the secret
     */
    public static TotpSecret random(TotpAlgorithm algorithm, SecureRandom random) {
        byte[] bytes = new byte[algorithm.secretBytes()];
        random.nextBytes(bytes);
        TotpSecret secret = new TotpSecret(Secret.ofBytes(bytes));
        Arrays.fill(bytes, (byte) 0);
        return secret;
    }

    /**
     * Creates a secret from its stored or imported bytes.
     *
     * @param key at least 16 bytes
     * @return the secret
     * @throws IllegalArgumentException if there are fewer
     */
    public static TotpSecret of(Secret key) {
        return atLeast(LEAST_BYTES, key);
    }

    /**
     * Creates a secret that another product created, even if it is shorter than RFC 4226 allows.
     *
     * @param key at least 10 bytes
     * @return the secret, which {@link #isWeak()} if it has fewer than 16 bytes
     * @throws IllegalArgumentException if there are fewer
     */
    public static TotpSecret ofWeak(Secret key) {
        return atLeast(LEAST_WEAK_BYTES, key);
    }

    private static TotpSecret atLeast(int bytes, Secret key) {
        if (key.length() < bytes) {
            throw new IllegalArgumentException("A TOTP secret must have at least " + bytes + " bytes.");
        }
        return new TotpSecret(key);
    }

    /** {@return whether the secret is shorter than the 16 bytes that RFC 4226 demands} */
    public boolean isWeak() {
        return key.length() < LEAST_BYTES;
    }

    /**
     * Parses a secret key that a user copied.
     *
     * @param base32 base32 in either case, with or without spaces and padding
     * @return the secret
     * @throws IllegalArgumentException if the text is not base32, is too short, or has surplus characters
     */
    public static TotpSecret ofBase32(CharSequence base32) {
        return of(decode(base32));
    }

    static Secret decode(CharSequence base32) {
        return Secret.ofBytes(Base32.decode(base32.toString().replaceAll("[\\s=-]", "")));
    }

    /** {@return the bytes} */
    public Secret key() {
        return key;
    }

    /** {@return the secret key for typing: unpadded upper-case base32} */
    public Secret base32() {
        return key.use(bytes -> Secret.ofText(Base32.encode(bytes)));
    }

    /** {@return a constant that reveals nothing} */
    @Override
    public String toString() {
        return "TotpSecret[redacted]";
    }
}
