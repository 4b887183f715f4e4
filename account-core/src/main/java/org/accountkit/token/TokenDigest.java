package org.accountkit.token;

import java.util.Arrays;

/**
 * The stored form of a token: SHA-256 over its kind and the token itself. A token has 256 random bits, so its digest
 * needs neither a salt nor a slow hash, and an attacker who reads the digest cannot use it.
 */
public final class TokenDigest {

    private static final int BYTES = 32;

    private final byte[] bytes;

    private TokenDigest(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Creates a digest from its stored bytes.
     *
     * @param bytes 32 bytes
     * @return the digest
     * @throws IllegalArgumentException if there are not exactly 32 bytes
     */
    public static TokenDigest of(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("A token digest must have 32 bytes, not " + bytes.length + ".");
        }
        return new TokenDigest(bytes.clone());
    }

    /** {@return a copy of the 32 bytes} */
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TokenDigest that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** {@return a constant that reveals nothing} */
    @Override
    public String toString() {
        return "TokenDigest[redacted]";
    }
}
