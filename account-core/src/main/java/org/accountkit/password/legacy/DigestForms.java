package org.accountkit.password.legacy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.accountkit.password.kdf.HashCost;
import org.accountkit.secret.Secret;

/** Salted digests, some of them iterated: of Spring Security, LDAP directories, Shiro and Django. */
final class DigestForms {

    private static final Pattern SPRING = Pattern.compile("(\\{[^}]{0,128}\\})?((?:[0-9a-fA-F]{2}){16,64})");
    private static final Pattern SPRING_SHA256 = Pattern.compile("[0-9a-fA-F]{80}");
    private static final int SPRING_ITERATIONS = 1024;
    private static final int SPRING_SALT_BYTES = 8;

    private static final Pattern LDAP = Pattern.compile(
            "(\\{(S?)(SHA|SHA256|SHA384|SHA512|MD5)\\})([A-Za-z0-9+/]{22,300}={0,2})", Pattern.CASE_INSENSITIVE);
    private static final Map<String, String> LDAP_ALGORITHMS =
            Map.of("SHA", "SHA-1", "SHA256", "SHA-256", "SHA384", "SHA-384", "SHA512", "SHA-512", "MD5", "MD5");

    private static final Pattern SHIRO = Pattern.compile("(\\$shiro1\\$(MD5|SHA-1|SHA-256|SHA-384|SHA-512)"
            + "\\$(\\d{1,8})\\$([A-Za-z0-9+/]*=*)\\$)([A-Za-z0-9+/]+=*)");

    private static final Pattern DJANGO = Pattern.compile("(md5|sha1)\\$([^$]{0,128})\\$((?:[0-9a-f]{2}){16,20})");

    private DigestForms() {}

    /** Django up to 1.3, and in tests since then: a digest of salt and password. */
    static Optional<LegacyHash> readDjango(String text) {
        Matcher matcher = DJANGO.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String algorithm = matcher.group(1).equals("md5") ? "MD5" : "SHA-1";
        byte[] salt = matcher.group(2).getBytes(StandardCharsets.UTF_8);
        return Optional.of(new LegacyHash(
                Bytes.hex(matcher.group(3), Digests.length(algorithm)),
                Bytes.blankHex(text, matcher.start(3)),
                password -> Digests.of(algorithm, salt, password)));
    }

    /** {@code {salt}hex}, where the braces are part of the salt, or only hex. */
    static LegacyForm spring(String algorithm) {
        return text -> {
            Matcher matcher = SPRING.matcher(text);
            if (!matcher.matches() || matcher.group(2).length() != 2 * Digests.length(algorithm)) {
                return Optional.empty();
            }
            if (algorithm.equals(Digests.MD4)) {
                BouncyCastle.require();
            }
            String salt = Optional.ofNullable(matcher.group(1)).orElse("");
            byte[] saltBytes = salt.getBytes(StandardCharsets.UTF_8);
            return Optional.of(new LegacyHash(
                    HexFormat.of().parseHex(matcher.group(2)),
                    salt + "0".repeat(matcher.group(2).length()),
                    password -> Digests.of(algorithm, password, saltBytes)));
        };
    }

    /**
     * {@code StandardPasswordEncoder}: hex of the salt and of SHA-256, iterated 1024 times, over salt, secret and
     * password.
     */
    static LegacyForm springSha256(Optional<Secret> secret) {
        return text -> {
            if (!SPRING_SHA256.matcher(text).matches()) {
                return Optional.empty();
            }
            byte[] bytes = HexFormat.of().parseHex(text);
            byte[] salt = Arrays.copyOf(bytes, SPRING_SALT_BYTES);
            return Optional.of(new LegacyHash(
                    Arrays.copyOfRange(bytes, SPRING_SALT_BYTES, bytes.length),
                    HexFormat.of().formatHex(Arrays.copyOf(salt, bytes.length)),
                    password -> Digests.iterated("SHA-256", SPRING_ITERATIONS, salt, Digests.bytes(secret), password)));
        };
    }

    /** RFC 2307 and its successors: base64 of digest and salt. */
    static Optional<LegacyHash> readLdap(String text) {
        Matcher matcher = LDAP.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String algorithm = LDAP_ALGORITHMS.getOrDefault(matcher.group(3).toUpperCase(Locale.ROOT), "");
        byte[] bytes = Bytes.base64(matcher.group(4));
        int length = Digests.length(algorithm);
        boolean salted = !matcher.group(2).isEmpty();
        if (salted ? bytes.length <= length : bytes.length != length) {
            return Optional.empty();
        }
        byte[] salt = Arrays.copyOfRange(bytes, length, bytes.length);
        return Optional.of(new LegacyHash(
                Arrays.copyOf(bytes, length),
                matcher.group(1) + Base64.getEncoder().encodeToString(Bytes.join(new byte[length], salt)),
                password -> Digests.of(algorithm, password, salt)));
    }

    /** Shiro 1: iterated over the private salt, the hash's own salt and the password. */
    static LegacyForm shiro1(Optional<Secret> privateSalt) {
        return text -> {
            Matcher matcher = SHIRO.matcher(text);
            if (!matcher.matches()) {
                return Optional.empty();
            }
            String algorithm = matcher.group(2);
            int iterations = Integer.parseInt(matcher.group(3));
            if (iterations < 1) {
                throw new IllegalArgumentException("There are no iterations.");
            }
            UnverifiableException.throwIf(HashCost.digests(iterations));
            byte[] salt = Bytes.within(Bytes.base64(matcher.group(4)), 0, 128);
            int length = Digests.length(algorithm);
            return Optional.of(new LegacyHash(
                    Bytes.within(Bytes.base64(matcher.group(5)), length, length),
                    matcher.group(1) + Bytes.blank(matcher.group(5)),
                    password -> Digests.iterated(algorithm, iterations, Digests.bytes(privateSalt), salt, password)));
        };
    }
}
