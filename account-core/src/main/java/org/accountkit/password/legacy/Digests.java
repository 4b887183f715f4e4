package org.accountkit.password.legacy;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.accountkit.secret.Secret;
import org.bouncycastle.crypto.digests.MD4Digest;

/** Plain message digests, computed once or iterated. */
final class Digests {

    static final String MD4 = "MD4";

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

    /** Returns the bytes that the host configured, or none. */
    static byte[] bytes(Optional<Secret> secret) {
        return secret.map(some -> some.use(byte[]::clone)).orElseGet(() -> new byte[0]);
    }

    static byte[] hmac(String algorithm, byte[] key, byte[] message) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key, algorithm));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(algorithm + " is not available.", e);
        }
    }

    /** Returns the digest of the joined parts, digested again until it was computed the given number of times. */
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
