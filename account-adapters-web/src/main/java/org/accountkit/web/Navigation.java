package org.accountkit.web;

import java.util.List;
import java.util.Locale;
import org.accountkit.access.RefusalCode;
import org.accountkit.access.RefusedException;

/** Sends a person who opens a page of the host's without being signed in to the sign-in, and back afterwards. */
final class Navigation {

    private Navigation() {}

    static boolean wantsSignIn(Throwable refusal, AccountRequest request) {
        return refusal instanceof RefusedException refused
                && refused.code() == RefusalCode.NOT_AUTHENTICATED
                && request.method().equals("GET")
                && isNavigation(request);
    }

    /** The aim is in the query, since the fragment chooses the view. */
    static AccountResponse toSignIn(String mount, AccountRequest request) {
        return AccountResponse.of(303).with("Location", mount + "/?next=" + Percent.encode(aim(request)) + "#/sign-in");
    }

    /** A browser of today says it; of an older one the wish for HTML is all we know. */
    private static boolean isNavigation(AccountRequest request) {
        List<String> mode = request.headers("Sec-Fetch-Mode");
        if (!mode.isEmpty()) {
            return mode.equals(List.of("navigate"));
        }
        return request.headers("Accept").stream()
                .anyMatch(types -> types.toLowerCase(Locale.ROOT).contains("text/html"));
    }

    /** A path of this very host: {@code //} would begin another's address. */
    private static String aim(AccountRequest request) {
        String path = request.path();
        boolean local = path.startsWith("/") && !path.startsWith("//") && path.indexOf('\\') < 0;
        return local ? path + request.query().map(query -> '?' + query).orElse("") : "/";
    }
}
