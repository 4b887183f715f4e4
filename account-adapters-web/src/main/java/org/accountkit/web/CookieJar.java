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
                    .add(pair.substring(equals + 1).strip());
        }
    }

    /** Returns all values under a name; there may be several if another path or domain planted one. */
    List<String> values(String name) {
        return values.getOrDefault(name, List.of());
    }

    boolean isEmpty() {
        return values.isEmpty();
    }
}
