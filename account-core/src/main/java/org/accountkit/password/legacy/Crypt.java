package org.accountkit.password.legacy;

import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.accountkit.password.kdf.HashCost;

/**
 * Unix {@code crypt} strings with MD5 ({@code $1$}, Apache's {@code $apr1$}), SHA-256 ({@code $5$}) or SHA-512 ({@code
 * $6$}). The oldest form, DES without a prefix, is not read: it covers only 8 characters of a password, so a match
 * proves too little.
 */
final class Crypt {

    /** About the limit of libxcrypt: the cost of a round grows with the length of the password. */
    private static final int MOST_PASSWORD_BYTES = 512;

    private static final Pattern MD5 = Pattern.compile("(\\$(?:1|apr1)\\$)([^$:\\n]{0,8})\\$([./0-9A-Za-z]{22})");
    private static final Pattern SHA = Pattern.compile(
            "\\$([56])\\$(?:rounds=(\\d{1,7})\\$)?([^$:\\n]{0,16})\\$([./0-9A-Za-z]{43}|[./0-9A-Za-z]{86})");
    private static final int SHA256_CHARACTERS = 43;
    private static final int DEFAULT_ROUNDS = 5000;
    private static final int LEAST_ROUNDS = 1000;

    private Crypt() {}

    static Optional<LegacyHash> readMd5(String text) {
        Matcher matcher = MD5.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Md5Crypt md5 = new Md5Crypt(CryptBase64.utf8(matcher.group(1)), CryptBase64.utf8(matcher.group(2)));
        return Optional.of(
                hash(text, matcher.start(3), password -> CryptBase64.encode(md5.digest(password), Md5Crypt.ORDER)));
    }

    static Optional<LegacyHash> readSha(String text) {
        Matcher matcher = SHA.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        boolean sha256 = matcher.group(1).equals("5");
        if (sha256 != (matcher.group(4).length() == SHA256_CHARACTERS)) {
            return Optional.empty();
        }
        int rounds = matcher.group(2) == null ? DEFAULT_ROUNDS : Integer.parseInt(matcher.group(2));
        if (rounds < LEAST_ROUNDS) {
            throw new IllegalArgumentException("crypt with " + rounds + " rounds");
        }
        UnverifiableException.throwIf(HashCost.crypt(rounds));
        ShaCrypt sha = new ShaCrypt(sha256 ? "SHA-256" : "SHA-512", CryptBase64.utf8(matcher.group(3)), rounds);
        int[] order = sha256 ? ShaCrypt.ORDER_256 : ShaCrypt.ORDER_512;
        return Optional.of(hash(text, matcher.start(4), password -> CryptBase64.encode(sha.digest(password), order)));
    }

    private static LegacyHash hash(String text, int start, UnaryOperator<byte[]> computation) {
        return CryptBase64.hash(
                text,
                start,
                password -> password.length > MOST_PASSWORD_BYTES
                        ? LegacyHash.matchesNothing()
                        : computation.apply(password));
    }
}
