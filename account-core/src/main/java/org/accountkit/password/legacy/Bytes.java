package org.accountkit.password.legacy;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** Encodings of bytes in hashes. */
final class Bytes {

    private static final int LEAST_DIGEST = 16;
    private static final int MOST_DIGEST = 128;
    private static final int MOST_SALT = 128;

    private Bytes() {}

    static byte[] join(byte[]... parts) {
        int length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
        ByteBuffer joined = ByteBuffer.allocate(length);
        for (byte[] part : parts) {
            joined.put(part);
        }
        return joined.array();
    }

    static byte[] base64(String text) {
        return Base64.getDecoder().decode(text);
    }

    /** Decodes base64 of a digest, neither so short that a guess could match by chance, nor longer than any digest. */
    static byte[] digest(String base64) {
        return digest(base64(base64));
    }

    static byte[] digest(byte[] digest) {
        return within(digest, LEAST_DIGEST, MOST_DIGEST);
    }

    static byte[] salt(String base64) {
        return within(base64(base64), 1, MOST_SALT);
    }

    static byte[] within(byte[] bytes, int least, int most) {
        if (bytes.length < least || bytes.length > most) {
            throw new IllegalArgumentException("There are " + bytes.length + " bytes.");
        }
        return bytes;
    }

    /** Decodes the hexadecimal form of a digest of known length. */
    static byte[] hex(String text, int length) {
        return within(HexFormat.of().parseHex(text), length, length);
    }

    /** Returns the text with zeros from a position on. */
    static String blankHex(String text, int start) {
        return text.substring(0, start) + "0".repeat(text.length() - start);
    }

    /** Returns base64 of as many zero bytes, with or without padding like the original. */
    static String blank(String base64) {
        Base64.Encoder encoder = Base64.getEncoder();
        return (base64.endsWith("=") ? encoder : encoder.withoutPadding())
                .encodeToString(new byte[base64(base64).length]);
    }
}
