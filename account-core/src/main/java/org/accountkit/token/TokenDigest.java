package org.accountkit.token;

import java.util.Arrays;

/**
 * What is kept of a token: SHA-256 over its kind and itself. A token has 256 random bits, so its digest needs no salt
 * and no slow hash, and who reads it cannot use it.
 */
public final class TokenDigest {

    private static final int BYTES = 32;

    private final byte[] bytes;

    private TokenDigest(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * A digest as it was stored.
     *
     * @param bytes 32 bytes
     * @return the digest
     * @throws IllegalArgumentException when there are not 32 bytes
     */
    public static TokenDigest of(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("A token digest has 32 bytes, not " + bytes.length + ".");
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

    /** {@return a constant that tells nothing} */
    @Override
    public String toString() {
        return "TokenDigest[redacted]";
    }
}
