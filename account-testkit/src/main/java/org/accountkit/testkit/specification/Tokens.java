package org.accountkit.testkit.specification;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** Forges tokens: whoever knows the format can make the checksum right. */
final class Tokens {

    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int CHECKSUM_DIGITS = 6;

    private Tokens() {}

    /** The same token with its checksum computed anew. */
    static String resealed(String token) {
        String body = token.substring(0, token.length() - CHECKSUM_DIGITS);
        CRC32 crc = new CRC32();
        crc.update(body.getBytes(StandardCharsets.US_ASCII));
        return body + base62(BigInteger.valueOf(crc.getValue()));
    }

    private static String base62(BigInteger number) {
        StringBuilder text = new StringBuilder();
        BigInteger rest = number;
        while (text.length() < CHECKSUM_DIGITS) {
            BigInteger[] parts = rest.divideAndRemainder(BigInteger.valueOf(DIGITS.length()));
            text.insert(0, DIGITS.charAt(parts[1].intValue()));
            rest = parts[0];
        }
        return text.toString();
    }
}
