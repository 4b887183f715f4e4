package org.accountkit.web;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What the headers of a request say about its body. */
final class BodyHeaders {

    private BodyHeaders() {}

    /** The announced length; 0 if there is none. */
    static long length(AccountRequest request) {
        return request.headers("Content-Length").stream()
                .filter(length -> length.matches("[0-9]{1,18}"))
                .mapToLong(Long::parseLong)
                .max()
                .orElse(0);
    }

    static void requireJson(AccountRequest request) {
        boolean encoded = request.headers("Content-Encoding").stream().anyMatch(coding -> !isIdentity(coding));
        List<String> types = request.headers("Content-Type");
        if (encoded || types.size() != 1 || !isJson(types.get(0))) {
            throw HttpRefusal.UNSUPPORTED_MEDIA_TYPE.refused();
        }
    }

    private static boolean isIdentity(String coding) {
        return coding.strip().equalsIgnoreCase("identity");
    }

    private static boolean isJson(String type) {
        String[] parts = type.toLowerCase(Locale.ROOT).split(";", -1);
        return parts[0].strip().equals("application/json")
                && Arrays.stream(parts).skip(1).map(String::strip).allMatch(BodyHeaders::isHarmless);
    }

    private static boolean isHarmless(String parameter) {
        return !parameter.startsWith("charset") || parameter.matches("charset=\"?utf-8\"?");
    }
}
