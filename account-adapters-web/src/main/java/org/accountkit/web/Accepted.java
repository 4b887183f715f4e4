package org.accountkit.web;

import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a client accepts (RFC 9110, section 12.5), read leniently: a client that does not prefer another type by name gets
 * JSON.
 */
final class Accepted {

    private static final Pattern QUALITY = Pattern.compile(";\\s*q\\s*=\\s*([01](\\.\\d{0,3})?)\\s*(;|$)");

    private Accepted() {}

    static boolean prefers(AccountRequest request, String type) {
        return quality(request, type) > quality(request, "application/json");
    }

    /** Whether the client accepts compressed content (section 12.5.3). */
    static boolean gzip(AccountRequest request) {
        OptionalDouble named = qualities(request, "Accept-Encoding", "gzip");
        return (named.isPresent() ? named : qualities(request, "Accept-Encoding", "*")).orElse(0) > 0;
    }

    private static double quality(AccountRequest request, String type) {
        return qualities(request, "Accept", type).orElse(0);
    }

    private static OptionalDouble qualities(AccountRequest request, String header, String name) {
        return request.headers(header).stream()
                .flatMap(value -> Arrays.stream(value.split(",", -1)))
                .map(range -> range.strip().toLowerCase(Locale.ROOT))
                .filter(range -> range.split(";", 2)[0].strip().equals(name))
                .mapToDouble(Accepted::quality)
                .max();
    }

    private static double quality(String range) {
        Matcher quality = QUALITY.matcher(range);
        return quality.find() ? Double.parseDouble(quality.group(1)) : 1;
    }
}
