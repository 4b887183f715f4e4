package org.accountkit.web;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Finds the client's address. A trusted proxy appends the address it saw to {@code X-Forwarded-For}, so the rightmost
 * address that is not a trusted proxy's is the client's; anything to its left may be forged. Immutable.
 */
final class ClientAddress {

    private final List<AddressRange> trustedProxies;

    ClientAddress(List<AddressRange> trustedProxies) {
        this.trustedProxies = List.copyOf(trustedProxies);
    }

    String of(AccountRequest request) {
        String nearest = bare(request.remoteAddress());
        if (!isTrusted(nearest)) {
            return nearest;
        }
        for (String hop : hopsFromNearest(request)) {
            if (AddressRange.parseAddress(hop).isEmpty()) {
                return nearest;
            }
            nearest = hop;
            if (!isTrusted(hop)) {
                return hop;
            }
        }
        return nearest;
    }

    private boolean isTrusted(String address) {
        return trustedProxies.stream().anyMatch(range -> range.contains(address));
    }

    private static List<String> hopsFromNearest(AccountRequest request) {
        List<String> hops = new ArrayList<>();
        for (String header : request.headers("X-Forwarded-For")) {
            for (String hop : header.split(",", -1)) {
                hops.add(bare(hop.strip()));
            }
        }
        Collections.reverse(hops);
        return hops;
    }

    /** Returns an address without the brackets, port or zone that some servers add. */
    private static String bare(String address) {
        String bare = address;
        if (bare.startsWith("[")) {
            int end = bare.indexOf(']');
            bare = bare.substring(1, end < 0 ? bare.length() : end);
        } else if (bare.indexOf(':') == bare.lastIndexOf(':') && bare.indexOf(':') > 0) {
            bare = bare.substring(0, bare.indexOf(':'));
        }
        int zone = bare.indexOf('%');
        return zone < 0 ? bare : bare.substring(0, zone);
    }
}
