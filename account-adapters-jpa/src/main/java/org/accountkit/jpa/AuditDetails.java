package org.accountkit.jpa;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The details of an audit event as one text that people can also read: {@code name=value&name=value}, as in a form. */
final class AuditDetails {

    private AuditDetails() {}

    static String toText(Map<String, String> details) {
        return new TreeMap<>(details)
                .entrySet().stream()
                        .map(detail -> encoded(detail.getKey()) + '=' + encoded(detail.getValue()))
                        .collect(Collectors.joining("&"));
    }

    /** Details of a form that only a newer version knows are returned as one text. */
    static Map<String, String> ofText(String text) {
        try {
            return parse(text);
        } catch (IllegalArgumentException | IllegalStateException e) {
            return Map.of("details", text);
        }
    }

    private static Map<String, String> parse(String text) {
        return Arrays.stream(text.split("&"))
                .filter(detail -> !detail.isEmpty())
                .map(AuditDetails::parts)
                .collect(Collectors.toMap(detail -> decoded(detail[0]), detail -> decoded(detail[1])));
    }

    private static String[] parts(String detail) {
        String[] parts = detail.split("=", 2);
        if (parts.length < 2) {
            throw new IllegalArgumentException("A detail has a name and a value.");
        }
        return parts;
    }

    private static String encoded(String part) {
        return URLEncoder.encode(part, UTF_8);
    }

    private static String decoded(String part) {
        return URLDecoder.decode(part, UTF_8);
    }
}
