package org.accountkit.password.legacy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** bcrypt of a digest of the password, which lifts the limit of 72 bytes: Django's, WordPress's and passlib's. */
final class BcryptForms {

    private static final String DJANGO = "bcrypt_sha256$";
    private static final String WORDPRESS = "$wp";
    private static final byte[] WORDPRESS_KEY = "wp-sha384".getBytes(StandardCharsets.US_ASCII);
    private static final String STRIPPED_BY_PHP = " \t\n\r\0\u000B";

    /** The first version has no {@code v}. */
    private static final Pattern PASSLIB = Pattern.compile(
            "(\\$bcrypt-sha256\\$(v=2,t=)?(2[ab]),(?:r=)?(\\d{1,2})\\$" + "([./A-Za-z0-9]{22})\\$)([./A-Za-z0-9]{31})");

    private BcryptForms() {}

    /** bcrypt of the SHA-256 in hexadecimal. */
    static Optional<LegacyHash> readDjango(String text) {
        return readPrepared(DJANGO, text, password -> ascii(HexFormat.of().formatHex(Digests.of("SHA-256", password))));
    }

    /** WordPress from 6.8: bcrypt of an HMAC with a constant key, of the password without surrounding white space. */
    static Optional<LegacyHash> readWordPress(String text) {
        return readPrepared(
                WORDPRESS, text, password -> base64(Digests.hmac("HmacSHA384", WORDPRESS_KEY, stripped(password))));
    }

    private static Optional<LegacyHash> readPrepared(String prefix, String text, UnaryOperator<byte[]> preparation) {
        LegacyForm form = bcrypt -> new Bcrypt().read(bcrypt).map(hash -> hash.prepared(preparation));
        return form.after(prefix).read(text);
    }

    static Optional<LegacyHash> readPasslib(String text) {
        Matcher matcher = PASSLIB.matcher(text);
        if (!matcher.matches() || (matcher.group(2) == null) == text.contains("r=")) {
            return Optional.empty();
        }
        byte[] key = ascii(matcher.group(5));
        boolean first = matcher.group(2) == null;
        String bcrypt =
                "$%s$%2s$%s%s".formatted(matcher.group(3), matcher.group(4), matcher.group(5), matcher.group(6));
        return new Bcrypt()
                .read(bcrypt.replace(' ', '0'))
                .map(hash -> hash.prepared(password -> base64(
                                first ? Digests.of("SHA-256", password) : Digests.hmac("HmacSHA256", key, password)))
                        .written(matcher.group(1) + ".".repeat(matcher.group(6).length())));
    }

    private static byte[] stripped(byte[] password) {
        int start = 0;
        int end = password.length;
        while (start < end && STRIPPED_BY_PHP.indexOf(password[start]) >= 0) {
            start++;
        }
        while (end > start && STRIPPED_BY_PHP.indexOf(password[end - 1]) >= 0) {
            end--;
        }
        return Arrays.copyOfRange(password, start, end);
    }

    private static byte[] base64(byte[] digest) {
        return Base64.getEncoder().encode(digest);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
