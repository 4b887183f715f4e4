package org.accountkit.password.legacy;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.accountkit.password.kdf.Pbkdf2;

/**
 * Hashes of Werkzeug, which Flask uses: {@code method$salt$hex} with a text salt. PBKDF2 without a number of iterations
 * is not read: the number was Werkzeug's default, which changed between releases.
 */
final class Werkzeug {

    private static final Pattern PBKDF2 =
            Pattern.compile("pbkdf2:(sha1|sha256|sha512):(\\d{1,8})\\$([^$]{1,128})\\$((?:[0-9a-f]{2}){20,64})");
    private static final Pattern HMAC =
            Pattern.compile("(md5|sha1|sha256|sha512)\\$([^$]{1,128})\\$((?:[0-9a-f]{2}){16,64})");
    private static final Map<String, String> HMACS =
            Map.of("md5", "HmacMD5", "sha1", "HmacSHA1", "sha256", "HmacSHA256", "sha512", "HmacSHA512");
    private static final Map<String, Integer> HMAC_BYTES = Map.of("md5", 16, "sha1", 20, "sha256", 32, "sha512", 64);

    private Werkzeug() {}

    static Optional<LegacyHash> readPbkdf2(String text) {
        Matcher matcher = PBKDF2.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Pbkdf2 function = Pbkdf2Forms.function(matcher.group(1));
        return Optional.of(Pbkdf2Forms.hash(
                function,
                Integer.parseInt(matcher.group(2)),
                utf8(matcher.group(3)),
                Bytes.hex(matcher.group(4), function.digestBytes()),
                Bytes.blankHex(text, matcher.start(4))));
    }

    /** Reads only SHA-2, because Django's salted MD5 and SHA-1 hashes look the same. */
    static Optional<LegacyHash> readHmacOfSha2(String text) {
        return text.startsWith("sha256$") || text.startsWith("sha512$") ? readHmac(text) : Optional.empty();
    }

    /** Werkzeug up to 2.x: an HMAC whose key is the salt. */
    static Optional<LegacyHash> readHmac(String text) {
        Matcher matcher = HMAC.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String algorithm = HMACS.getOrDefault(matcher.group(1), "");
        byte[] salt = utf8(matcher.group(2));
        return Optional.of(new LegacyHash(
                Bytes.hex(matcher.group(3), HMAC_BYTES.getOrDefault(matcher.group(1), 0)),
                Bytes.blankHex(text, matcher.start(3)),
                password -> Digests.hmac(algorithm, salt, password)));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
