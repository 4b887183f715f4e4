package org.accountkit.password.kdf;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** PBKDF2 (RFC 8018, section 5.2) with HMAC, by the JDK. */
public enum Pbkdf2 {
    /** HMAC-SHA-1. */
    SHA1("PBKDF2WithHmacSHA1", 20),
    /** HMAC-SHA-256. */
    SHA256("PBKDF2WithHmacSHA256", 32),
    /** HMAC-SHA-512. */
    SHA512("PBKDF2WithHmacSHA512", 64);

    private static final int LONGEST_KEY = 128;

    private final String factory;
    private final int blockBytes;

    Pbkdf2(String factory, int blockBytes) {
        this.factory = factory;
        this.blockBytes = blockBytes;
    }

    /** {@return the length of the digest in bytes} */
    public int digestBytes() {
        return blockBytes;
    }

    /**
     * Returns how often the iterations are repeated: once for each digest in the key.
     *
     * @param keyBytes the length of the key
     * @return the number of digests
     */
    public long blocks(int keyBytes) {
        return (keyBytes + blockBytes - 1L) / blockBytes;
    }

    /**
     * Reports whether such a key is possible. {@link HashCost} decides whether it may be computed.
     *
     * @param iterations the iterations
     * @param keyBytes the length of the key
     * @return whether there is at least one iteration, and a key of 1 to 128 bytes
     */
    public static boolean isPossible(int iterations, int keyBytes) {
        return iterations >= 1 && keyBytes >= 1 && keyBytes <= LONGEST_KEY;
    }

    /**
     * Derives a key.
     *
     * @param password the password in UTF-8
     * @param salt at least one byte
     * @param iterations the iterations
     * @param keyBytes the length of the key
     * @return the key
     */
    public byte[] key(byte[] password, byte[] salt, int iterations, int keyBytes) {
        char[] characters = characters(password);
        PBEKeySpec spec = new PBEKeySpec(characters, salt, iterations, keyBytes * Byte.SIZE);
        try {
            return SecretKeyFactory.getInstance(factory).generateSecret(spec).getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(factory + " is not available.", e);
        } finally {
            spec.clearPassword();
            Arrays.fill(characters, '\0');
        }
    }

    private static char[] characters(byte[] utf8) {
        CharBuffer decoded = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(utf8));
        char[] characters = new char[decoded.remaining()];
        decoded.get(characters).clear();
        while (decoded.hasRemaining()) {
            decoded.put('\0');
        }
        return characters;
    }
}
