package org.accountkit.password.legacy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.accountkit.password.kdf.HashCost;
import org.bouncycastle.crypto.generators.BCrypt;

/**
 * bcrypt: {@code $2b$10$}, 22 characters of salt, 31 of digest. {@code $2a}, {@code $2b} and {@code $2y} are equal;
 * {@code $2x} comes from an implementation that treated bytes as signed.
 *
 * <p>The algorithm reads at most 72 bytes, up to the first zero. Longer passwords, and those with a zero, match
 * nothing: otherwise the first 72 bytes with any ending would sign in (CVE-2025-22228), and the rehash would be of a
 * password that the user never chose.
 */
final class Bcrypt implements LegacyForm {

    static final int MOST_BYTES = 72;

    private static final Pattern MCF =
            Pattern.compile("(\\$2([abxy])\\$(\\d{2})\\$([./A-Za-z0-9]{22}))([./A-Za-z0-9]{31})");
    private static final int LEAST_COST = 4;
    private static final int DIGEST_BYTES = 23;
    private static final String ALPHABET = "./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final String BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    @Override
    public Optional<LegacyHash> read(String text) {
        Matcher matcher = MCF.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int cost = Integer.parseInt(matcher.group(3));
        if (cost < LEAST_COST) {
            throw new IllegalArgumentException("bcrypt of cost " + cost);
        }
        BouncyCastle.require();
        UnverifiableException.throwIf(HashCost.bcrypt(cost));
        byte[] salt = decode(matcher.group(4));
        boolean signed = matcher.group(2).equals("x");
        return Optional.of(new LegacyHash(
                decode(matcher.group(5)),
                matcher.group(1) + ".".repeat(matcher.group(5).length()),
                password -> digest(password, salt, cost, signed)));
    }

    /** Appends a pepper, which is cut off where bcrypt stops reading; the password itself never is. */
    static byte[] appended(byte[] password, byte[] pepper) {
        int room = Math.max(0, MOST_BYTES - password.length);
        return Bytes.join(password, Arrays.copyOf(pepper, Math.min(room, pepper.length)));
    }

    private static byte[] digest(byte[] password, byte[] salt, int cost, boolean signed) {
        if (password.length > MOST_BYTES || hasZero(password)) {
            return LegacyHash.matchesNothing();
        }
        byte[] key = key(password, signed);
        try {
            return Arrays.copyOf(BCrypt.generate(key, salt, cost, false), DIGEST_BYTES);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    private static boolean hasZero(byte[] password) {
        for (byte b : password) {
            if (b == 0) {
                return true;
            }
        }
        return false;
    }

    /**
     * Returns what the algorithm reads: the password and a terminating zero, repeated, as 18 words of 4 bytes. In the
     * implementation with signed bytes, a byte above 127 overwrote those before it in its word.
     */
    private static byte[] key(byte[] password, boolean signed) {
        byte[] key = new byte[MOST_BYTES];
        for (int i = 0; i < key.length; i++) {
            int place = i % (password.length + 1);
            key[i] = place < password.length ? password[place] : 0;
            if (signed && key[i] < 0) {
                Arrays.fill(key, i - i % 4, i, (byte) 0xFF);
            }
        }
        return key;
    }

    private static byte[] decode(String text) {
        byte[] base64 = text.getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < base64.length; i++) {
            base64[i] = (byte) BASE64.charAt(ALPHABET.indexOf(base64[i]));
        }
        return Bytes.base64(new String(base64, StandardCharsets.US_ASCII));
    }
}
