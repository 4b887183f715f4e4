package org.accountkit.password.legacy;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.bouncycastle.crypto.digests.MD4Digest;

/** Plain message digests, once or iterated. */
final class Digests {

    static final String MD4 = "MD4";

    private static final int MOST_ITERATIONS = 10_000_000;

    private Digests() {}

    static MessageDigest jdk(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalArgumentException("No such digest.", e);
        }
    }

    static int length(String algorithm) {
        return algorithm.equals(MD4) ? 16 : jdk(algorithm).getDigestLength();
    }

    static int affordable(int iterations) {
        if (iterations < 1 || iterations > MOST_ITERATIONS) {
            throw new IllegalArgumentException("There are " + iterations + " iterations.");
        }
        return iterations;
    }

    /** Of the parts one after the other, then of the digest, as many times in all. */
    static byte[] iterated(String algorithm, int iterations, byte[]... parts) {
        MessageDigest digest = jdk(algorithm);
        for (byte[] part : parts) {
            digest.update(part);
        }
        byte[] value = digest.digest();
        for (int i = 1; i < iterations; i++) {
            value = digest.digest(value);
        }
        return value;
    }

    static byte[] of(String algorithm, byte[]... parts) {
        return algorithm.equals(MD4) ? md4(parts) : iterated(algorithm, 1, parts);
    }

    private static byte[] md4(byte[]... parts) {
        MD4Digest digest = new MD4Digest();
        Arrays.stream(parts).forEach(part -> digest.update(part, 0, part.length));
        byte[] value = new byte[digest.getDigestSize()];
        digest.doFinal(value, 0);
        return value;
    }
}
