package org.accountkit.password.legacy;

import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

/** The base64 of {@code crypt}: another alphabet, least significant bits first. */
final class CryptBase64 {

    private static final String ALPHABET = "./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private CryptBase64() {}

    /** Returns the value of a character of the alphabet. */
    static int value(String character) {
        return ALPHABET.indexOf(character);
    }

    /** Returns a hash that ends in its digest, which is compared in encoded form. */
    static LegacyHash hash(String text, int start, UnaryOperator<byte[]> computation) {
        return new LegacyHash(
                utf8(text.substring(start)), text.substring(0, start) + ".".repeat(text.length() - start), computation);
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Encodes bytes one after the other. */
    static byte[] encode(byte[] digest) {
        int[] order = new int[(digest.length + 2) / 3 * 3];
        for (int i = 0; i < order.length; i++) {
            int index = i - i % 3 + 2 - i % 3;
            order[i] = index < digest.length ? index : -1;
        }
        return encode(digest, order);
    }

    /**
     * Encodes three bytes at a time.
     *
     * @param order the positions of the bytes, the most significant of each three first; -1 for none
     */
    static byte[] encode(byte[] digest, int[] order) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < order.length; i += 3) {
            int value = 0;
            int characters = 1;
            for (int j = 0; j < 3; j++) {
                int index = order[i + j];
                value = (value << 8) | (index < 0 ? 0 : digest[index] & 0xFF);
                characters += index < 0 ? 0 : 1;
            }
            for (int k = 0; k < characters; k++) {
                text.append(ALPHABET.charAt((value >> (6 * k)) & 0x3F));
            }
        }
        return utf8(text.toString());
    }
}
