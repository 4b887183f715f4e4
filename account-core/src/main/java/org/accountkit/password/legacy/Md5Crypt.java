package org.accountkit.password.legacy;

import java.security.MessageDigest;
import java.util.Arrays;

/**
 * The MD5 scheme of FreeBSD's {@code crypt}, with a thousand rounds, and Apache's, which differs only in its prefix.
 */
final class Md5Crypt {

    /** The order of the bytes in the encoded digest. */
    static final int[] ORDER = {0, 6, 12, 1, 7, 13, 2, 8, 14, 3, 9, 15, 4, 10, 5, -1, -1, 11};

    private static final int ROUNDS = 1000;

    private final byte[] prefix;
    private final byte[] salt;

    Md5Crypt(byte[] prefix, byte[] salt) {
        this.prefix = prefix;
        this.salt = salt;
    }

    byte[] digest(byte[] password) {
        byte[] value = first(password);
        for (int round = 0; round < ROUNDS; round++) {
            MessageDigest md5 = Digests.jdk("MD5");
            md5.update(round % 2 == 1 ? password : value);
            if (round % 3 != 0) {
                md5.update(salt);
            }
            if (round % 7 != 0) {
                md5.update(password);
            }
            value = md5.digest(round % 2 == 1 ? value : password);
        }
        return value;
    }

    private byte[] first(byte[] password) {
        MessageDigest md5 = Digests.jdk("MD5");
        md5.update(password);
        md5.update(prefix);
        md5.update(salt);
        byte[] both = Digests.of("MD5", password, salt, password);
        for (int left = password.length; left > 0; left -= both.length) {
            md5.update(both, 0, Math.min(left, both.length));
        }
        byte[] start = Arrays.copyOf(password, 1);
        for (int bits = password.length; bits > 0; bits >>>= 1) {
            md5.update(bits % 2 == 1 ? 0 : start[0]);
        }
        return md5.digest();
    }
}
