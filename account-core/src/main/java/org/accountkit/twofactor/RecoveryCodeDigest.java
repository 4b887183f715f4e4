package org.accountkit.twofactor;

import java.util.Arrays;

/** The stored form of a recovery code: SHA-256 over its user and the code, 32 bytes. */
public final class RecoveryCodeDigest {

    private final byte[] bytes;

    private RecoveryCodeDigest(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Creates a digest from its bytes.
     *
     * @param bytes 32 bytes
     * @return the digest
     */
    public static RecoveryCodeDigest of(byte[] bytes) {
        return new RecoveryCodeDigest(bytes.clone());
    }

    /** {@return a copy of the 32 bytes} */
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RecoveryCodeDigest that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** {@return a constant that reveals nothing} */
    @Override
    public String toString() {
        return "RecoveryCodeDigest[redacted]";
    }
}
