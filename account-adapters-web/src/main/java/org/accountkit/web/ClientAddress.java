package org.accountkit.web;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Finds the client's address. A trusted proxy appends the address it saw to {@code X-Forwarded-For}, so the rightmost
 * address that is not a trusted proxy's is the client's; anything to its left may be forged. Immutable.
 */
final class ClientAddress {

    private static final System.Logger LOG = System.getLogger(ClientAddress.class.getName());
    private static final List<String> FORWARDED = List.of("X-Forwarded-For", "Forwarded");

    private final List<AddressRange> trustedProxies;
    private final AtomicBoolean warned = new AtomicBoolean();

    ClientAddress(List<AddressRange> trustedProxies) {
        this.trustedProxies = List.copyOf(trustedProxies);
    }

    String of(AccountRequest request) {
        String nearest = bare(request.remoteAddress());
        if (!isTrusted(nearest)) {
            warnOfUnlistedProxy(request, nearest);
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

    /** Once: anyone can send such a header, but a proxy that is not listed makes all its clients share one address. */
    private void warnOfUnlistedProxy(AccountRequest request, String peer) {
        boolean forwarded =
                FORWARDED.stream().anyMatch(name -> !request.headers(name).isEmpty());
        if (forwarded && warned.compareAndSet(false, true)) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "The address {0} forwards requests but is no trusted proxy, so its header is ignored. If it is your"
                            + " proxy, list it: otherwise all of its clients are throttled as one address. This is"
                            + " logged once.",
                    peer);
        }
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
