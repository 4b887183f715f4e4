package org.accountkit.password.engine;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import org.accountkit.secret.Secret;

/**
 * NFKC (NIST SP 800-63B-4, section 3.1.1.2), so that composed and decomposed spellings are the same password. ASCII is
 * left alone; other text passes through the JDK's normalizer, which accepts only strings.
 */
public final class Normalization {

    /**
     * Normalizing takes time that grows with the square of the length. A password of 256 characters has fewer code points
     * than this, however it is spelled.
     */
    private static final int LONGEST = 1024;

    private Normalization() {}

    /**
     * Normalizes a password. One of more than 1024 code points is copied as it is.
     *
     * @param password the password as typed
     * @return a new secret
     */
    public static Secret normalize(Secret password) {
        return password.use(
                bytes -> isAscii(bytes) || codePoints(bytes) > LONGEST ? Secret.ofBytes(bytes) : nfkc(bytes));
    }

    /**
     * Counts the code points of a password.
     *
     * @param password the password, in UTF-8
     * @return the number of code points
     */
    public static int codePoints(Secret password) {
        return password.use(Normalization::codePoints);
    }

    private static int codePoints(byte[] bytes) {
        int count = 0;
        for (byte b : bytes) {
            count += isContinuation(b) ? 0 : 1;
        }
        return count;
    }

    private static boolean isContinuation(byte b) {
        return (b & 0xC0) == 0x80;
    }

    private static boolean isAscii(byte[] bytes) {
        for (byte b : bytes) {
            if (b < 0) {
                return false;
            }
        }
        return true;
    }

    private static Secret nfkc(byte[] bytes) {
        return Secret.ofText(Normalizer.normalize(new String(bytes, StandardCharsets.UTF_8), Normalizer.Form.NFKC));
    }
}
