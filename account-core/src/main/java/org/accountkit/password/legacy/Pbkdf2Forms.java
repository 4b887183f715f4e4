package org.accountkit.password.legacy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.accountkit.password.kdf.HashCost;
import org.accountkit.password.kdf.Pbkdf2;

/** PBKDF2 in the formats of PHC strings, directories, Atlassian, Django, ASP.NET Core and Password4j. */
final class Pbkdf2Forms {

    /** With {@code i=} as in PHC strings, or without as in passlib, whose base64 has a dot in place of the plus. */
    private static final Pattern PHC =
            Pattern.compile("\\$pbkdf2(-sha1|-sha256|-sha512|)\\$(?:i=)?(\\d{1,8})(?:,l=\\d{1,3})?"
                    + "\\$([A-Za-z0-9+./]+=*)\\$([A-Za-z0-9+./]+=*)");

    private static final Pattern DJANGO =
            Pattern.compile("pbkdf2_(sha1|sha256)\\$(\\d{1,8})\\$([^$]{1,128})\\$([A-Za-z0-9+/]+=*)");

    /** With passlib's base64, which has a dot in place of the plus. */
    private static final Pattern LDAP = Pattern.compile(
            "\\{PBKDF2(-SHA1|-SHA256|-SHA512|)\\}(\\d{1,8})\\$([A-Za-z0-9+./]+=*)\\$([A-Za-z0-9+./]+=*)",
            Pattern.CASE_INSENSITIVE);

    /** 16 bytes of salt and 32 bytes of key. */
    private static final Pattern ATLASSIAN =
            Pattern.compile("(\\{PKCS5S2\\})([A-Za-z0-9+/]{64})", Pattern.CASE_INSENSITIVE);

    private static final int ATLASSIAN_ITERATIONS = 10_000;
    private static final int ATLASSIAN_SALT_BYTES = 16;

    private static final Pattern ASP_NET = Pattern.compile("[A-Za-z0-9+/]{60,400}={0,2}");
    private static final int ASP_NET_2_BYTES = 1 + 16 + 32;
    private static final int ASP_NET_2_ITERATIONS = 1000;
    private static final Pbkdf2[] ASP_NET_3 = {Pbkdf2.SHA1, Pbkdf2.SHA256, Pbkdf2.SHA512};
    private static final int ASP_NET_LEAST = 16;

    private static final Map<String, Pbkdf2> PASSWORD4J =
            Map.of("1", Pbkdf2.SHA1, "3", Pbkdf2.SHA256, "5", Pbkdf2.SHA512);

    private Pbkdf2Forms() {}

    static Optional<LegacyHash> readPhc(String text) {
        Matcher matcher = PHC.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String key = matcher.group(4).replace('.', '+');
        return Optional.of(hash(
                function(matcher.group(1)),
                Integer.parseInt(matcher.group(2)),
                Bytes.salt(matcher.group(3).replace('.', '+')),
                Bytes.digest(key),
                text.substring(0, matcher.start(4)) + Bytes.blank(key)));
    }

    static Optional<LegacyHash> readLdap(String text) {
        Matcher matcher = LDAP.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String key = matcher.group(4).replace('.', '+');
        return Optional.of(hash(
                function(matcher.group(1).toLowerCase(Locale.ROOT)),
                Integer.parseInt(matcher.group(2)),
                Bytes.salt(matcher.group(3).replace('.', '+')),
                Bytes.digest(key),
                text.substring(0, matcher.start(4)) + Bytes.blank(key)));
    }

    static Optional<LegacyHash> readAtlassian(String text) {
        Matcher matcher = ATLASSIAN.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        ByteBuffer bytes = ByteBuffer.wrap(Bytes.base64(matcher.group(2)));
        byte[] salt = new byte[ATLASSIAN_SALT_BYTES];
        byte[] key = new byte[bytes.get(salt).remaining()];
        bytes.get(key);
        String blank = Base64.getEncoder().encodeToString(Bytes.join(salt, new byte[key.length]));
        return Optional.of(hash(Pbkdf2.SHA1, ATLASSIAN_ITERATIONS, salt, key, matcher.group(1) + blank));
    }

    static Optional<LegacyHash> readDjango(String text) {
        Matcher matcher = DJANGO.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Pbkdf2 function = function(matcher.group(1));
        return Optional.of(hash(
                function,
                Integer.parseInt(matcher.group(2)),
                matcher.group(3).getBytes(StandardCharsets.UTF_8),
                Bytes.within(Bytes.base64(matcher.group(4)), function.digestBytes(), function.digestBytes()),
                text.substring(0, matcher.start(4)) + Bytes.blank(matcher.group(4))));
    }

    static Optional<LegacyHash> readAspNet(String text) {
        if (!ASP_NET.matcher(text).matches()) {
            return Optional.empty();
        }
        byte[] bytes = Bytes.base64(text);
        return switch (bytes[0]) {
            case 0 -> Optional.of(aspNet2(bytes));
            case 1 -> Optional.of(aspNet3(ByteBuffer.wrap(bytes, 1, bytes.length - 1)));
            default -> Optional.empty();
        };
    }

    private static LegacyHash aspNet2(byte[] bytes) {
        ByteBuffer rest = ByteBuffer.wrap(Bytes.within(bytes, ASP_NET_2_BYTES, ASP_NET_2_BYTES))
                .position(1);
        return aspNet(Pbkdf2.SHA1, ASP_NET_2_ITERATIONS, 16, rest);
    }

    private static LegacyHash aspNet3(ByteBuffer rest) {
        int function = rest.getInt();
        int iterations = rest.getInt();
        int saltBytes = rest.getInt();
        if (function < 0
                || function >= ASP_NET_3.length
                || saltBytes < ASP_NET_LEAST
                || saltBytes > rest.remaining() - ASP_NET_LEAST) {
            throw new IllegalArgumentException("ASP.NET hash of function " + function + ", salt " + saltBytes);
        }
        return aspNet(ASP_NET_3[function], iterations, saltBytes, rest);
    }

    private static LegacyHash aspNet(Pbkdf2 function, int iterations, int saltBytes, ByteBuffer rest) {
        byte[] salt = new byte[saltBytes];
        rest.get(salt);
        byte[] front = new byte[rest.position()];
        rest.duplicate().flip().get(front);
        byte[] key = new byte[rest.remaining()];
        rest.get(key);
        String blank = Base64.getEncoder().encodeToString(Bytes.join(front, new byte[key.length]));
        return hash(function, iterations, salt, Bytes.digest(key), blank);
    }

    /**
     * {@code $3$packed$salt$key}: the upper 32 bits of a decimal number are the iterations, the lower ones the bits of
     * the key.
     */
    static LegacyForm password4j(char delimiter) {
        String d = Pattern.quote(String.valueOf(delimiter));
        Pattern pattern = Pattern.compile(
                d + "([135])" + d + "(\\d{1,17})" + d + "([A-Za-z0-9+/]+=*)" + d + "([A-Za-z0-9+/]+=*)");
        return text -> {
            Matcher matcher = pattern.matcher(text);
            return matcher.matches() ? Optional.of(password4j(text, matcher)) : Optional.empty();
        };
    }

    private static LegacyHash password4j(String text, Matcher matcher) {
        long packed = Long.parseLong(matcher.group(2));
        byte[] key = Bytes.digest(matcher.group(4));
        if ((int) packed != key.length * Byte.SIZE) {
            throw new IllegalArgumentException("The key has " + key.length + " bytes.");
        }
        return hash(
                PASSWORD4J.getOrDefault(matcher.group(1), Pbkdf2.SHA256),
                (int) (packed >>> Integer.SIZE),
                Bytes.salt(matcher.group(3)),
                key,
                text.substring(0, matcher.start(4)) + Bytes.blank(matcher.group(4)));
    }

    static LegacyHash hash(Pbkdf2 function, int iterations, byte[] salt, byte[] key, String blank) {
        if (!Pbkdf2.isPossible(iterations, key.length)) {
            throw new IllegalArgumentException("PBKDF2 with " + iterations + " iterations");
        }
        UnverifiableException.throwIf(HashCost.pbkdf2(function, iterations, key.length));
        return new LegacyHash(key, blank, password -> function.key(password, salt, iterations, key.length));
    }

    static Pbkdf2 function(String name) {
        return switch (name) {
            case "-sha256", "sha256" -> Pbkdf2.SHA256;
            case "-sha512", "sha512" -> Pbkdf2.SHA512;
            default -> Pbkdf2.SHA1;
        };
    }
}
