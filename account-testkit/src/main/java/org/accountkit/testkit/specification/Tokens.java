package org.accountkit.testkit.specification;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.zip.CRC32;
import org.accountkit.secret.Secret;
import org.accountkit.token.TokenDigest;

/** Forges tokens: anyone who knows the format can compute the checksum. */
final class Tokens {

    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int CHECKSUM_DIGITS = 6;

    private Tokens() {}

    /** Returns the token with a recomputed checksum. */
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

    /** Returns the letter of a token's kind, the last one before the underscore. */
    static char kind(Secret token) {
        String text = token.reveal();
        return text.charAt(text.indexOf('_') - 1);
    }

    /** Returns the stored digest of a token: SHA-256 of the kind's letter, a zero byte and the token. */
    static TokenDigest digest(Secret token) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            String digested = kind(token) + "\0" + token.reveal();
            return TokenDigest.of(digest.digest(digested.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
