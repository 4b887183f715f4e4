package org.accountkit.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The cookies of a request (RFC 6265, section 4.2). */
final class CookieJar {

    private final Map<String, List<String>> values = new HashMap<>();

    private CookieJar() {}

    static CookieJar of(AccountRequest request) {
        CookieJar jar = new CookieJar();
        for (String header : request.headers("Cookie")) {
            for (String pair : header.split(";", -1)) {
                jar.add(pair);
            }
        }
        return jar;
    }

    private void add(String pair) {
        int equals = pair.indexOf('=');
        if (equals > 0) {
            String name = pair.substring(0, equals).strip();
            values.computeIfAbsent(name, n -> new ArrayList<>(1))
                    .add(unquoted(pair.substring(equals + 1).strip()));
        }
    }

    /** A value may be quoted (section 4.1.1), as Java's {@code CookieManager} does with a cookie that has a Max-Age. */
    private static String unquoted(String value) {
        boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
        return quoted ? value.substring(1, value.length() - 1) : value;
    }

    /** Returns all values under a name; there may be several if another path or domain planted one. */
    List<String> values(String name) {
        return values.getOrDefault(name, List.of());
    }

    boolean isEmpty() {
        return values.isEmpty();
    }
}
