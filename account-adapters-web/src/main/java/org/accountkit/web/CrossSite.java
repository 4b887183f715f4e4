package org.accountkit.web;

import java.util.List;

/**
 * Refuses requests that another site makes a browser send. A browser names the site of a request in {@code
 * Sec-Fetch-Site}, an older one in {@code Origin}. Immutable.
 */
final class CrossSite {

    private final Origins origins;

    CrossSite(Origins origins) {
        this.origins = origins;
    }

    void check(AccountRequest request) {
        if (!isSameOrigin(request) && !isTrusted(request)) {
            throw HttpRefusal.CROSS_SITE_REQUEST.refused();
        }
    }

    private boolean isSameOrigin(AccountRequest request) {
        List<String> site = request.headers("Sec-Fetch-Site");
        if (!site.isEmpty()) {
            return site.equals(List.of("same-origin"));
        }
        return origins.sender(request).filter(origins.own(request)::equals).isPresent();
    }

    private boolean isTrusted(AccountRequest request) {
        List<String> site = request.headers("Sec-Fetch-Site");
        return !site.equals(List.of("none")) && origins.allowedSender(request).isPresent();
    }
}
