package org.accountkit.twofactor.engine;

import java.io.ByteArrayOutputStream;

/** Base32 without padding (RFC 4648, section 6), implemented here so that TOTP needs no library. */
public final class Base32 {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int BITS = 5;
    private static final int MASK = (1 << BITS) - 1;

    private Base32() {}

    /**
     * Encodes bytes.
     *
     * @param bytes any number of bytes
     * @return upper-case text without padding
     */
    public static String encode(byte[] bytes) {
        StringBuilder text = new StringBuilder((bytes.length * Byte.SIZE + BITS - 1) / BITS);
        int buffer = 0;
        int held = 0;
        for (byte b : bytes) {
            buffer = (buffer << Byte.SIZE) | (b & 0xFF);
            held += Byte.SIZE;
            while (held >= BITS) {
                held -= BITS;
                text.append(ALPHABET.charAt((buffer >>> held) & MASK));
            }
        }
        if (held > 0) {
            text.append(ALPHABET.charAt((buffer << (BITS - held)) & MASK));
        }
        return text.toString();
    }

    /**
     * Decodes canonical base32, in either case.
     *
     * @param text without padding or separators
     * @return the bytes
     * @throws IllegalArgumentException if the text is not base32, or has surplus bits; the message repeats none of it
     */
    public static byte[] decode(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length() * BITS / Byte.SIZE);
        int buffer = 0;
        int held = 0;
        for (int i = 0; i < text.length(); i++) {
            buffer = (buffer << BITS) | valueOf(text.charAt(i));
            held += BITS;
            if (held >= Byte.SIZE) {
                held -= Byte.SIZE;
                bytes.write(buffer >>> held);
            }
        }
        if (held >= BITS || (buffer & ((1 << held) - 1)) != 0) {
            throw new IllegalArgumentException(
                    "This base32 text has characters or bits that do not belong to any byte.");
        }
        return bytes.toByteArray();
    }

    private static int valueOf(char c) {
        int value = ALPHABET.indexOf(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
        if (value < 0) {
            throw new IllegalArgumentException("Base32 text must consist of the letters A to Z and the digits 2 to 7.");
        }
        return value;
    }
}
