package org.accountkit.password.legacy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.accountkit.password.kdf.HashCost;

/**
 * The portable hashes of phpass, with MD5: {@code $P$} in WordPress and many others, {@code $H$} in phpBB. Also
 * Drupal's {@code $S$}, the same with SHA-512, truncated after 43 characters.
 *
 * @param algorithm the digest
 * @param characters how many characters of the encoded digest are kept
 */
record Phpass(String algorithm, int characters) {

    private static final Phpass PORTABLE = new Phpass("MD5", 22);
    private static final Phpass DRUPAL = new Phpass("SHA-512", 43);

    private static final Pattern PORTABLE_FORM = form("[PH]", PORTABLE.characters);
    private static final Pattern DRUPAL_FORM = form("S", DRUPAL.characters);
    private static final int LEAST_LOG_2 = 7;

    private static Pattern form(String letter, int characters) {
        return Pattern.compile(
                "\\$" + letter + "\\$([./0-9A-Za-z])([./0-9A-Za-z]{8})([./0-9A-Za-z]{" + characters + "})");
    }

    static Optional<LegacyHash> readPhpass(String text) {
        return PORTABLE.read(text, PORTABLE_FORM.matcher(text));
    }

    static Optional<LegacyHash> readDrupal(String text) {
        return DRUPAL.read(text, DRUPAL_FORM.matcher(text));
    }

    private Optional<LegacyHash> read(String text, Matcher matcher) {
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int log2 = CryptBase64.value(matcher.group(1));
        if (log2 < LEAST_LOG_2) {
            throw new IllegalArgumentException("phpass with 2 to the " + log2);
        }
        UnverifiableException.throwIf(HashCost.phpass(log2));
        byte[] salt = matcher.group(2).getBytes(StandardCharsets.US_ASCII);
        return Optional.of(CryptBase64.hash(text, matcher.start(3), password -> digest(password, salt, 1 << log2)));
    }

    private byte[] digest(byte[] password, byte[] salt, int iterations) {
        MessageDigest digest = Digests.jdk(algorithm);
        byte[] value = Digests.of(algorithm, salt, password);
        for (int i = 0; i < iterations; i++) {
            digest.update(value);
            value = digest.digest(password);
        }
        return Arrays.copyOf(CryptBase64.encode(value), characters);
    }
}
