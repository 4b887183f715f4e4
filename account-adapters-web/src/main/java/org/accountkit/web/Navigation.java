package org.accountkit.web;

import java.util.List;
import java.util.Locale;
import org.accountkit.access.RefusalCode;
import org.accountkit.access.RefusedException;

/**
 * Redirects a user who opens one of the host's pages without being signed in to the sign-in page, and back afterwards.
 */
final class Navigation {

    private Navigation() {}

    static boolean wantsSignIn(Throwable refusal, AccountRequest request) {
        return refusal instanceof RefusedException refused
                && refused.code() == RefusalCode.NOT_AUTHENTICATED
                && request.method().equals("GET")
                && isNavigation(request);
    }

    /** The target is in the query, because the fragment selects the view. */
    static AccountResponse toSignIn(String mount, AccountRequest request) {
        return AccountResponse.of(303)
                .with("Location", mount + "/?next=" + Percent.encode(target(request)) + "#/sign-in");
    }

    /** A current browser says so; an older one only accepts HTML. */
    private static boolean isNavigation(AccountRequest request) {
        List<String> mode = request.headers("Sec-Fetch-Mode");
        if (!mode.isEmpty()) {
            return mode.equals(List.of("navigate"));
        }
        return request.headers("Accept").stream()
                .anyMatch(types -> types.toLowerCase(Locale.ROOT).contains("text/html"));
    }

    /** Returns a path on this host: {@code //} would begin the address of another. */
    private static String target(AccountRequest request) {
        String path = request.path();
        boolean local = path.startsWith("/") && !path.startsWith("//") && path.indexOf('\\') < 0;
        return local ? path + request.query().map(query -> '?' + query).orElse("") : "/";
    }
}
