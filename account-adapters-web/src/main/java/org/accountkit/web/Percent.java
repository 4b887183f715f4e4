package org.accountkit.web;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.accountkit.web.json.StrictUtf8;

/** Percent-encoding (RFC 3986, section 2.1) of UTF-8. */
final class Percent {

    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";

    private Percent() {}

    /** Returns the decoded text; empty if an escape is incomplete or not hexadecimal, or the result is not UTF-8. */
    static Optional<String> decode(String encoded) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(encoded.length());
        for (int i = 0; i < encoded.length(); i++) {
            char c = encoded.charAt(i);
            int value = c == '%' ? octet(encoded, i + 1) : c;
            if (value < 0 || c > 127) {
                return Optional.empty();
            }
            bytes.write(value);
            i += c == '%' ? 2 : 0;
        }
        return StrictUtf8.decode(bytes.toByteArray()).map(String::new);
    }

    /** Decodes a query, where a plus sign stands for a space. */
    static Optional<String> decodeQuery(String encoded) {
        return decode(encoded.replace('+', ' '));
    }

    /** Encodes everything except letters, digits, slashes and {@code -._~}. */
    static String encode(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            if (UNRESERVED.indexOf((char) octet) >= 0) {
                encoded.append((char) octet);
            } else {
                encoded.append(String.format("%%%02X", octet));
            }
        }
        return encoded.toString();
    }

    private static int octet(String encoded, int at) {
        if (at + 2 > encoded.length()) {
            return -1;
        }
        int high = Character.digit(encoded.charAt(at), 16);
        int low = Character.digit(encoded.charAt(at + 1), 16);
        return high < 0 || low < 0 ? -1 : high << 4 | low;
    }
}
