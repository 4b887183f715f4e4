package org.accountkit.password.legacy;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The {@code crypt} strings of Unix, digested by MD5 ({@code $1$}), SHA-256 ({@code $5$}) or SHA-512 ({@code $6$}). The
 * oldest form, DES without a prefix, is not read: it knows 8 characters of a password, so it is no proof of it.
 */
final class Crypt {

    private static final Pattern MD5 = Pattern.compile("\\$1\\$([^$:\\n]{0,8})\\$([./0-9A-Za-z]{22})");
    private static final Pattern SHA = Pattern.compile(
            "\\$([56])\\$(?:rounds=(\\d{1,7})\\$)?([^$:\\n]{0,16})\\$([./0-9A-Za-z]{43}|[./0-9A-Za-z]{86})");
    private static final int SHA256_CHARACTERS = 43;
    private static final int DEFAULT_ROUNDS = 5000;
    private static final int LEAST_ROUNDS = 1000;
    private static final int MOST_ROUNDS = 1_000_000;
    private static final String ALPHABET = "./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private Crypt() {}

    static Optional<LegacyHash> readMd5(String text) {
        Matcher matcher = MD5.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Md5Crypt md5 = new Md5Crypt(ascii(matcher.group(1)));
        return Optional.of(hash(text, matcher.start(2), password -> encode(md5.digest(password), Md5Crypt.ORDER)));
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
        if (rounds < LEAST_ROUNDS || rounds > MOST_ROUNDS) {
            throw new IllegalArgumentException("crypt with " + rounds + " rounds");
        }
        ShaCrypt sha = new ShaCrypt(sha256 ? "SHA-256" : "SHA-512", ascii(matcher.group(3)), rounds);
        int[] order = sha256 ? ShaCrypt.ORDER_256 : ShaCrypt.ORDER_512;
        return Optional.of(hash(text, matcher.start(4), password -> encode(sha.digest(password), order)));
    }

    private static LegacyHash hash(String text, int start, UnaryOperator<byte[]> computation) {
        return new LegacyHash(
                ascii(text.substring(start)),
                text.substring(0, start) + ".".repeat(text.length() - start),
                computation);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Base64 of their own: three bytes at a time in an order of their own, least significant bits first.
     *
     * @param order which byte comes when, the most significant of three first; -1 for none
     */
    private static byte[] encode(byte[] digest, int[] order) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < order.length; i += 3) {
            int value = 0;
            int characters = 1;
            for (int j = 0; j < 3; j++) {
                int index = order[i + j];
                value = (value << 8) | (index < 0 ? 0 : digest[index] & 0xFF);
                characters += index < 0 ? 0 : 1;
            }
            for (int k = 0; k < characters; k++) {
                text.append(ALPHABET.charAt((value >> (6 * k)) & 0x3F));
            }
        }
        return ascii(text.toString());
    }
}
