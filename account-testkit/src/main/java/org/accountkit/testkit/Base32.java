package org.accountkit.testkit;

import java.io.ByteArrayOutputStream;

/** Base32 (RFC 4648, section 6) in the form in which a secret key is typed: upper case, unpadded. */
final class Base32 {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int BITS = 5;

    private Base32() {}

    static byte[] decode(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int buffer = 0;
        int bits = 0;
        for (int i = 0; i < text.length(); i++) {
            buffer = buffer << BITS | value(text.charAt(i));
            bits += BITS;
            if (bits >= Byte.SIZE) {
                bits -= Byte.SIZE;
                bytes.write(buffer >> bits);
                buffer &= (1 << bits) - 1;
            }
        }
        if (bits >= BITS || buffer != 0) {
            throw new IllegalArgumentException(
                    "A secret key must end with its last byte, and any bits beyond it must be zero.");
        }
        return bytes.toByteArray();
    }

    private static int value(char c) {
        int value = ALPHABET.indexOf(c);
        if (value < 0) {
            throw new IllegalArgumentException("A secret key must consist of A to Z and 2 to 7.");
        }
        return value;
    }
}
