package org.accountkit.twofactor;

import com.google.common.base.Ascii;
import com.google.common.io.BaseEncoding;
import java.security.SecureRandom;
import java.util.Arrays;
import org.accountkit.secret.Secret;

/** The shared secret of a TOTP credential. Printing shows nothing. */
public final class TotpSecret {

    private static final BaseEncoding BASE32 = BaseEncoding.base32().omitPadding();
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
     * @throws IllegalArgumentException when it is not base32, too short, or not what any bytes are written as
     */
    public static TotpSecret ofBase32(CharSequence base32) {
        String compact = base32.toString().replaceAll("[\\s=-]", "");
        TotpSecret secret = of(Secret.ofBytes(BASE32.ignoreCase().decode(compact)));
        if (!Ascii.equalsIgnoreCase(secret.base32().reveal(), compact)) {
            throw new IllegalArgumentException(
                    "The last character of this secret key has bits that belong to no byte.");
        }
        return secret;
    }

    /** {@return the bytes} */
    public Secret key() {
        return key;
    }

    /** {@return the secret key for typing: unpadded upper-case base32} */
    public Secret base32() {
        return key.use(bytes -> Secret.ofText(BASE32.encode(bytes)));
    }

    /** {@return a constant that tells nothing} */
    @Override
    public String toString() {
        return "TotpSecret[redacted]";
    }
}
