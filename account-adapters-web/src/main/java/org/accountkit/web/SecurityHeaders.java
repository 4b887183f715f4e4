package org.accountkit.web;

import java.util.ArrayList;
import java.util.List;
import org.accountkit.web.AccountResponse.Header;

/** The headers that every response carries. Immutable. */
final class SecurityHeaders {

    private static final String API_POLICY = "default-src 'none'; frame-ancestors 'none'";
    private static final String PAGE_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
            + " font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none';"
            + " require-trusted-types-for 'script'; trusted-types 'none'";

    private static final List<Header> COMMON = List.of(
            new Header("X-Content-Type-Options", "nosniff"),
            new Header("Referrer-Policy", "no-referrer"),
            new Header("X-Frame-Options", "DENY"),
            new Header("Cross-Origin-Opener-Policy", "same-origin"),
            new Header("Cross-Origin-Resource-Policy", "same-origin"),
            new Header("Permissions-Policy", "camera=(), microphone=(), geolocation=()"));

    private static final Header NOT_STORED = new Header("Cache-Control", "no-store");
    private static final Header REVALIDATED = new Header("Cache-Control", "no-cache");
    private static final Header HTTPS_FOR_A_YEAR = new Header("Strict-Transport-Security", "max-age=31536000");

    private final Origins origins;

    SecurityHeaders(Origins origins) {
        this.origins = origins;
    }

    /** Returns the headers of JSON responses and problem documents. */
    List<Header> api(AccountRequest request) {
        List<Header> headers = host(request);
        headers.add(new Header("Content-Security-Policy", API_POLICY));
        return headers;
    }

    /** Returns the headers of the page and its assets. */
    List<Header> page(AccountRequest request) {
        List<Header> headers = common(request);
        headers.add(REVALIDATED);
        headers.add(new Header("Content-Security-Policy", PAGE_POLICY));
        return headers;
    }

    /**
     * Returns the headers of the host's own responses behind the filter; the host chooses their content security
     * policy.
     */
    List<Header> host(AccountRequest request) {
        List<Header> headers = common(request);
        headers.add(NOT_STORED);
        return headers;
    }

    private List<Header> common(AccountRequest request) {
        List<Header> headers = new ArrayList<>(COMMON);
        if (origins.isHttps(request)) {
            headers.add(HTTPS_FOR_A_YEAR);
        }
        return headers;
    }
}
