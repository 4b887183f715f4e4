package org.accountkit.testkit;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** A key in the Key URI Format of Google Authenticator, parsed strictly. */
@SuppressWarnings("ArrayRecordComponent") // never compared, never leaves the package
record KeyUri(String issuer, String accountName, byte[] secret, String algorithm, int digits, Duration period) {

    private static final Pattern FORM = Pattern.compile("otpauth://totp/([^/?#]+)\\?([^?#]+)");
    private static final Pattern UNENCODED = Pattern.compile("(?:[A-Za-z0-9._~:-]|%[0-9A-F]{2})*");
    private static final Set<String> PARAMETERS = Set.of("secret", "issuer", "algorithm", "digits", "period");
    private static final Set<String> ALGORITHMS = Set.of("SHA1", "SHA256", "SHA512");

    KeyUri {
        check(ALGORITHMS.contains(algorithm), "The algorithm must be SHA1, SHA256 or SHA512.");
        check(digits == 6 || digits == 8, "A code must have 6 or 8 digits.");
        check(period.toSeconds() > 0, "The period must be at least a second.");
        check(secret.length >= 16, "A secret must have at least 128 bits (RFC 4226, section 4, R6).");
    }

    static KeyUri parse(String uri) {
        var form = FORM.matcher(uri);
        check(form.matches(), "A key URI must read otpauth://totp/issuer:account?secret=...");
        Map<String, String> parameters = parameters(form.group(2));
        String label = decode(form.group(1));
        int colon = label.indexOf(':');
        check(colon == label.lastIndexOf(':'), "Neither issuer nor account name may contain a colon.");
        String issuer = label.substring(0, Math.max(0, colon));
        check(issuer.equals(parameters.get("issuer")), "The label's issuer must equal the parameter's.");
        return new KeyUri(
                issuer,
                label.substring(colon + 1),
                Base32.decode(parameters.getOrDefault("secret", "")),
                parameters.getOrDefault("algorithm", "SHA1"),
                number(parameters, "digits").orElse(6),
                Duration.ofSeconds(number(parameters, "period").orElse(30)));
    }

    private static Map<String, String> parameters(String query) {
        Map<String, String> parameters = new HashMap<>();
        for (String pair : query.split("&", -1)) {
            String[] parts = pair.split("=", -1);
            check(
                    parts.length == 2 && PARAMETERS.contains(parts[0]),
                    "A parameter must be name=value, with a known name.");
            check(parameters.put(parts[0], decode(parts[1])) == null, "Each parameter must occur only once.");
        }
        return parameters;
    }

    private static Optional<Integer> number(Map<String, String> parameters, String name) {
        Optional<String> text = Optional.ofNullable(parameters.get(name));
        check(
                text.stream().allMatch(digits -> digits.matches("[1-9][0-9]{0,3}")),
                "Digits and period must be numbers.");
        return text.map(Integer::valueOf);
    }

    /**
     * Percent-encoded UTF-8 (RFC 3986). A plus is not a space, and every character that an app might misread must be
     * encoded.
     */
    private static String decode(String text) {
        check(
                UNENCODED.matcher(text).matches(),
                "All characters except letters, digits and -._~: must be percent-encoded.");
        ByteBuffer bytes = ByteBuffer.allocate(text.length());
        for (int i = 0; i < text.length(); i++) {
            boolean encoded = text.charAt(i) == '%';
            bytes.put((byte) (encoded ? Integer.parseInt(text.substring(i + 1, i + 3), 16) : text.charAt(i)));
            i += encoded ? 2 : 0;
        }
        return utf8(bytes.flip());
    }

    private static String utf8(ByteBuffer bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("A key URI must be percent-encoded UTF-8.", e);
        }
    }

    private static void check(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(rule);
        }
    }
}
