package org.accountkit.jpa;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Name keys as stored: in UTF-8. Bytes sort in code point order in every database, whatever its collations. */
final class NameKeys {

    private NameKeys() {}

    static byte[] bytes(String key) {
        return key.getBytes(UTF_8);
    }

    /**
     * Returns the smallest bytes after all that begin with a non-empty prefix. UTF-8 never contains the highest byte.
     */
    static byte[] endOf(String prefix) {
        byte[] end = bytes(prefix);
        end[end.length - 1]++;
        return end;
    }
}
