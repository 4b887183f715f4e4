package org.accountkit.password.legacy;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.accountkit.password.kdf.HashCost;
import org.bouncycastle.crypto.generators.SCrypt;

/**
 * scrypt (RFC 7914) in the formats of Spring Security and Password4j, {@code $P$salt$key} with the parameters packed
 * into one hexadecimal number; of Django, {@code scrypt$N$salt$r$p$key} with a text salt; of Werkzeug, {@code
 * scrypt:N:r:p$salt$hex}; and as a PHC string, {@code $scrypt$ln=15,r=8,p=1$salt$key}.
 *
 * @param cost limits the cost
 */
record Scrypt(HashCost cost) {

    private static final int MOST_LOG_N = 20;

    private static final Pattern PACKED =
            Pattern.compile("\\$(([0-9a-f]{1,2})([0-9a-f]{2})([0-9a-f]{2}))\\$([A-Za-z0-9+/]+=*)\\$([A-Za-z0-9+/]+=*)");
    private static final Pattern DJANGO =
            Pattern.compile("scrypt\\$(\\d{1,7})\\$([^$]{1,128})\\$(\\d{1,3})\\$(\\d{1,3})\\$([A-Za-z0-9+/]+=*)");
    private static final Pattern WERKZEUG =
            Pattern.compile("scrypt:(\\d{1,7}):(\\d{1,3}):(\\d{1,3})\\$([^$]{1,128})\\$([0-9a-f]{128})");

    /** Passlib's base64 may have a dot in place of the plus. */
    private static final Pattern PHC = Pattern.compile(
            "\\$scrypt\\$ln=(\\d{1,2}),r=(\\d{1,3}),p=(\\d{1,3})\\$([A-Za-z0-9+./]+=*)\\$([A-Za-z0-9+./]+=*)");

    private static final int TEXTUAL_KEY_BYTES = 64;

    Optional<LegacyHash> readPacked(String text) {
        Matcher matcher = PACKED.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Parameters parameters = parameters(
                power(Integer.parseInt(matcher.group(2), 16)),
                Integer.parseInt(matcher.group(3), 16),
                Integer.parseInt(matcher.group(4), 16));
        String front = "$" + matcher.group(1) + '$' + matcher.group(5) + '$';
        return Optional.of(parameters.hash(
                Bytes.salt(matcher.group(5)), Bytes.digest(matcher.group(6)), front + Bytes.blank(matcher.group(6))));
    }

    Optional<LegacyHash> readPhc(String text) {
        Matcher matcher = PHC.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Parameters parameters = parameters(
                power(Integer.parseInt(matcher.group(1))),
                Integer.parseInt(matcher.group(2)),
                Integer.parseInt(matcher.group(3)));
        String key = matcher.group(5).replace('.', '+');
        return Optional.of(parameters.hash(
                Bytes.salt(matcher.group(4).replace('.', '+')),
                Bytes.digest(key),
                text.substring(0, matcher.start(5)) + Bytes.blank(key)));
    }

    Optional<LegacyHash> readDjango(String text) {
        Matcher matcher = DJANGO.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Parameters parameters = parameters(
                Integer.parseInt(matcher.group(1)),
                Integer.parseInt(matcher.group(3)),
                Integer.parseInt(matcher.group(4)));
        byte[] key = Bytes.within(Bytes.base64(matcher.group(5)), TEXTUAL_KEY_BYTES, TEXTUAL_KEY_BYTES);
        return Optional.of(parameters.hash(
                utf8(matcher.group(2)), key, text.substring(0, matcher.start(5)) + Bytes.blank(matcher.group(5))));
    }

    Optional<LegacyHash> readWerkzeug(String text) {
        Matcher matcher = WERKZEUG.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Parameters parameters = parameters(
                Integer.parseInt(matcher.group(1)),
                Integer.parseInt(matcher.group(2)),
                Integer.parseInt(matcher.group(3)));
        return Optional.of(parameters.hash(
                utf8(matcher.group(4)),
                Bytes.hex(matcher.group(5), TEXTUAL_KEY_BYTES),
                Bytes.blankHex(text, matcher.start(5))));
    }

    private static int power(int log2) {
        return 1 << Math.min(log2, MOST_LOG_N + 1);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private Parameters parameters(int n, int r, int p) {
        Parameters parameters = new Parameters(n, r, p);
        BouncyCastle.require();
        UnverifiableException.throwIf(cost.scrypt(n, r, p));
        return parameters;
    }

    /**
     * Parameters within the range that Bouncy Castle computes.
     *
     * @param n the cost, a power of two
     * @param r the block size
     * @param p the degree of parallelism
     */
    private record Parameters(int n, int r, int p) {

        Parameters {
            boolean powerOfTwo = n > 1 && Integer.bitCount(n) == 1;
            if (!powerOfTwo || r < 1 || p < 1 || (r == 1 && n >= 1 << 16)) {
                throw new IllegalArgumentException("scrypt with N=" + n + ", r=" + r + ", p=" + p);
            }
        }

        LegacyHash hash(byte[] salt, byte[] key, String blank) {
            return new LegacyHash(key, blank, password -> SCrypt.generate(password, salt, n, r, p, key.length));
        }
    }
}
