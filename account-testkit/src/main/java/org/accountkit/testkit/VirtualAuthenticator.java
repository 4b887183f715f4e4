package org.accountkit.testkit;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * An authenticator app as on a phone: set up from the image of a QR code or from a typed secret key, it shows the code
 * for any moment. Written from RFC 4226 and RFC 6238 alone, without any code of the core, so that it can judge the
 * core. Immutable.
 */
public final class VirtualAuthenticator {

    private static final String TYPED_ALGORITHM = "SHA1";
    private static final int TYPED_DIGITS = 6;
    private static final Duration TYPED_PERIOD = Duration.ofSeconds(30);

    private final KeyUri key;

    private VirtualAuthenticator(KeyUri key) {
        this.key = key;
    }

    /**
     * Scans a QR code.
     *
     * @param png a PNG image that contains the code
     * @return an app with the account
     * @throws IllegalArgumentException if no code is found, or it is not a key URI
     */
    public static VirtualAuthenticator scan(byte[] png) {
        return fromUri(QrImage.read(png));
    }

    /**
     * Reads the content of a QR code. Stricter than real apps: anything that one of them might misread is refused.
     *
     * @param uri a URI in the Key URI Format, {@code otpauth://totp/issuer:account?secret=…&issuer=…}
     * @return an app with the account
     * @throws IllegalArgumentException if the URI has another form
     */
    public static VirtualAuthenticator fromUri(String uri) {
        return new VirtualAuthenticator(KeyUri.parse(uri));
    }

    /**
     * Sets up the app with a typed secret key. Apps then assume SHA-1, six digits and 30 seconds.
     *
     * @param secretKey the key in base32
     * @return an app with the account
     * @throws IllegalArgumentException if the key is not upper-case base32 without padding
     */
    public static VirtualAuthenticator typed(String secretKey) {
        byte[] secret = Base32.decode(secretKey);
        return new VirtualAuthenticator(new KeyUri("", "", secret, TYPED_ALGORITHM, TYPED_DIGITS, TYPED_PERIOD));
    }

    /** {@return the issuer of the account, as the app lists it; empty if the key was typed} */
    public String issuer() {
        return key.issuer();
    }

    /** {@return the name of the account, as the app lists it; empty if the key was typed} */
    public String accountName() {
        return key.accountName();
    }

    /**
     * Returns the code for a moment (RFC 6238, section 4.2).
     *
     * @param at the moment, by the phone's clock
     * @return the code, with as many digits as the key URI asked for
     */
    public String code(Instant at) {
        return hotp(at.getEpochSecond() / key.period().toSeconds());
    }

    /** HOTP(K, C) = Truncate(HMAC(K, C)) (RFC 4226, section 5.3). */
    private String hotp(long counter) {
        byte[] hash = hmac(ByteBuffer.allocate(Long.BYTES).putLong(counter).array());
        int offset = hash[hash.length - 1] & 0xf;
        int truncated = ByteBuffer.wrap(hash).getInt(offset) & 0x7fffffff;
        int modulus = (int) Math.pow(10, key.digits());
        return String.format("%0" + key.digits() + "d", truncated % modulus);
    }

    private byte[] hmac(byte[] message) {
        try {
            Mac mac = Mac.getInstance("Hmac" + key.algorithm());
            mac.init(new SecretKeySpec(key.secret(), "RAW"));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Hmac" + key.algorithm() + " is not available.", e);
        }
    }

    /** {@return issuer and account, and nothing of the secret} */
    @Override
    public String toString() {
        return "VirtualAuthenticator[" + issuer() + ':' + accountName() + ']';
    }
}
