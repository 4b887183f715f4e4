package org.accountkit.token.engine;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** Gives a text the checksum that a token has. */
final class TokenChecksums {

    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int LENGTH = 6;

    private TokenChecksums() {}

    static String mend(String token) {
        String body = token.substring(0, token.length() - LENGTH);
        CRC32 crc = new CRC32();
        crc.update(body.getBytes(StandardCharsets.ISO_8859_1));
        StringBuilder checksum = new StringBuilder();
        long rest = crc.getValue();
        for (int i = 0; i < LENGTH; i++) {
            checksum.insert(0, DIGITS.charAt((int) (rest % DIGITS.length())));
            rest /= DIGITS.length();
        }
        return body + checksum;
    }
}
