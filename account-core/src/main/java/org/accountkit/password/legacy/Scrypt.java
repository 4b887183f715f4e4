package org.accountkit.password.legacy;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.SCrypt;

/**
 * scrypt (RFC 7914) as Spring Security and Password4j write it, {@code $P$salt$key} with the parameters packed into one
 * hexadecimal number, and as Django does, {@code scrypt$N$salt$r$p$key} with a salt of text.
 *
 * @param n cost, a power of two
 * @param r block size
 * @param p parallelism
 */
record Scrypt(int n, int r, int p) {

    /** 128 bytes for each of N times r: a quarter of a gigabyte. */
    private static final long MOST_BLOCKS = 1 << 21;

    private static final long MOST_WORK = 1 << 22;
    private static final int MOST_LOG_N = 20;

    private static final Pattern PACKED =
            Pattern.compile("\\$(([0-9a-f]{1,2})([0-9a-f]{2})([0-9a-f]{2}))\\$([A-Za-z0-9+/]+=*)\\$([A-Za-z0-9+/]+=*)");
    private static final Pattern DJANGO =
            Pattern.compile("scrypt\\$(\\d{1,7})\\$([^$]{1,128})\\$(\\d{1,3})\\$(\\d{1,3})\\$([A-Za-z0-9+/]+=*)");

    private static final int DJANGO_KEY_BYTES = 64;

    Scrypt {
        boolean powerOfTwo = n > 1 && Integer.bitCount(n) == 1;
        boolean possible = r >= 1 && p >= 1 && (r > 1 || n < 1 << 16);
        if (!powerOfTwo || !possible || (long) n * r > MOST_BLOCKS || (long) n * r * p > MOST_WORK) {
            throw new IllegalArgumentException("scrypt with N=" + n + ", r=" + r + ", p=" + p);
        }
    }

    static Optional<LegacyHash> readPacked(String text) {
        Matcher matcher = PACKED.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int logN = Integer.parseInt(matcher.group(2), 16);
        Scrypt scrypt = new Scrypt(
                1 << Math.min(logN, MOST_LOG_N + 1),
                Integer.parseInt(matcher.group(3), 16),
                Integer.parseInt(matcher.group(4), 16));
        byte[] salt = Bytes.salt(matcher.group(5));
        String front = "$" + matcher.group(1) + '$' + matcher.group(5) + '$';
        return Optional.of(scrypt.hash(salt, front, matcher.group(6), Bytes.digest(matcher.group(6))));
    }

    static Optional<LegacyHash> readDjango(String text) {
        Matcher matcher = DJANGO.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Scrypt scrypt = new Scrypt(
                Integer.parseInt(matcher.group(1)),
                Integer.parseInt(matcher.group(3)),
                Integer.parseInt(matcher.group(4)));
        byte[] salt = matcher.group(2).getBytes(StandardCharsets.UTF_8);
        byte[] key = Bytes.within(Bytes.base64(matcher.group(5)), DJANGO_KEY_BYTES, DJANGO_KEY_BYTES);
        return Optional.of(scrypt.hash(salt, text.substring(0, matcher.start(5)), matcher.group(5), key));
    }

    private LegacyHash hash(byte[] salt, String front, String key, byte[] digest) {
        return new LegacyHash(
                digest, front + Bytes.blank(key), password -> SCrypt.generate(password, salt, n, r, p, digest.length));
    }
}
