package org.accountkit.password.legacy;

import java.security.MessageDigest;

/** The SHA-2 schemes of {@code crypt}; the step numbers are those of Ulrich Drepper's specification. */
final class ShaCrypt {

    /** The order of the bytes of SHA-256 in the encoded digest. */
    static final int[] ORDER_256 = {
        0, 10, 20, 21, 1, 11, 12, 22, 2, 3, 13, 23, 24, 4, 14, 15, 25, 5, 6, 16, 26, 27, 7, 17, 18, 28, 8, 9, 19, 29,
        -1, 31, 30
    };

    /** The order of the bytes of SHA-512 in the encoded digest. */
    static final int[] ORDER_512 = {
        0, 21, 42, 22, 43, 1, 44, 2, 23, 3, 24, 45, 25, 46, 4, 47, 5, 26, 6, 27, 48, 28, 49, 7, 50, 8, 29, 9, 30, 51,
        31, 52, 10, 53, 11, 32, 12, 33, 54, 34, 55, 13, 56, 14, 35, 15, 36, 57, 37, 58, 16, 59, 17, 38, 18, 39, 60, 40,
        61, 19, 62, 20, 41, -1, -1, 63
    };

    private final String algorithm;
    private final byte[] salt;
    private final int rounds;

    ShaCrypt(String algorithm, byte[] salt, int rounds) {
        this.algorithm = algorithm;
        this.salt = salt;
        this.rounds = rounds;
    }

    byte[] digest(byte[] password) {
        byte[] value = first(password);
        byte[] p = repeated(sequence(password, password.length), password.length);
        byte[] s = repeated(sequence(salt, 16 + (value[0] & 0xFF)), salt.length);
        for (int round = 0; round < rounds; round++) {
            value = next(value, p, s, round);
        }
        return value;
    }

    /** Steps 1 to 12. */
    private byte[] first(byte[] password) {
        byte[] b = Digests.of(algorithm, password, salt, password);
        MessageDigest a = Digests.jdk(algorithm);
        a.update(password);
        a.update(salt);
        a.update(repeated(b, password.length));
        for (int bits = password.length; bits > 0; bits >>>= 1) {
            a.update(bits % 2 == 1 ? b : password);
        }
        return a.digest();
    }

    /** Steps 13 to 15, and 17 to 19. */
    private byte[] sequence(byte[] part, int times) {
        MessageDigest digest = Digests.jdk(algorithm);
        for (int i = 0; i < times; i++) {
            digest.update(part);
        }
        return digest.digest();
    }

    /** Step 21. */
    private byte[] next(byte[] value, byte[] p, byte[] s, int round) {
        MessageDigest c = Digests.jdk(algorithm);
        c.update(round % 2 == 1 ? p : value);
        if (round % 3 != 0) {
            c.update(s);
        }
        if (round % 7 != 0) {
            c.update(p);
        }
        return c.digest(round % 2 == 1 ? value : p);
    }

    /** Steps 16 and 20: repeats the bytes up to a length. */
    private static byte[] repeated(byte[] digest, int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = digest[i % digest.length];
        }
        return bytes;
    }
}
