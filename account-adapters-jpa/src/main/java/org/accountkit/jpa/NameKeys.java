package org.accountkit.jpa;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Name keys as they are stored: in UTF-8. Bytes have the order of code points in every database, whatever its collations
 * are.
 */
final class NameKeys {

    private NameKeys() {}

    static byte[] bytes(String key) {
        return key.getBytes(UTF_8);
    }

    /** The least bytes after all that begin with a prefix, which is not empty. No byte of UTF-8 is the greatest one. */
    static byte[] endOf(String prefix) {
        byte[] end = bytes(prefix);
        end[end.length - 1]++;
        return end;
    }
}
