package org.accountkit.twofactor;

import java.security.SecureRandom;
import java.util.Arrays;
import org.accountkit.secret.Secret;
import org.accountkit.twofactor.engine.Base32;

/** The shared secret of a TOTP credential. Printing shows nothing. */
public final class TotpSecret {

    /** RFC 4226, section 4, R6. */
    private static final int LEAST_BYTES = 16;

    private final Secret key;

    private TotpSecret(Secret key) {
        this.key = key;
    }

    /**
     * A new random secret.
     *
     * @param algorithm decides its length
     * @param random where the bytes come from
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
     * A secret as it was stored or imported.
     *
     * @param key at least 16 bytes
     * @return the secret
     * @throws IllegalArgumentException when there are fewer
     */
    public static TotpSecret of(Secret key) {
        if (key.length() < LEAST_BYTES) {
            throw new IllegalArgumentException("A TOTP secret has at least " + LEAST_BYTES + " bytes.");
        }
        return new TotpSecret(key);
    }

    /**
     * Reads a secret key as people copy it.
     *
     * @param base32 in any case, with or without spaces and padding
     * @return the secret
     * @throws IllegalArgumentException when it is not base32, too short, or has characters left over
     */
    public static TotpSecret ofBase32(CharSequence base32) {
        String compact = base32.toString().replaceAll("[\\s=-]", "");
        return of(Secret.ofBytes(Base32.decode(compact)));
    }

    /** {@return the bytes} */
    public Secret key() {
        return key;
    }

    /** {@return the secret key for typing: unpadded upper-case base32} */
    public Secret base32() {
        return key.use(bytes -> Secret.ofText(Base32.encode(bytes)));
    }

    /** {@return a constant that tells nothing} */
    @Override
    public String toString() {
        return "TotpSecret[redacted]";
    }
}
