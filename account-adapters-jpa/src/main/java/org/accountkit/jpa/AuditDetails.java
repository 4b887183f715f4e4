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

    static Map<String, String> ofText(String text) {
        return Arrays.stream(text.split("&"))
                .filter(detail -> !detail.isEmpty())
                .map(detail -> detail.split("=", 2))
                .collect(Collectors.toMap(detail -> decoded(detail[0]), detail -> decoded(detail[1])));
    }

    private static String encoded(String part) {
        return URLEncoder.encode(part, UTF_8);
    }

    private static String decoded(String part) {
        return URLDecoder.decode(part, UTF_8);
    }
}
