package org.accountkit.web;

import java.util.ArrayList;
import java.util.List;
import org.accountkit.secret.Secret;

/** A token as it was presented, valid or not. */
final class Carrier {

    private static final String BEARER = "Bearer";

    /** Where the token was sent. */
    enum Place {
        AUTHORIZATION,
        API_KEY_HEADER,
        QUERY
    }

    private final Place place;
    private final Secret presented;

    private Carrier(Place place, String presented) {
        this.place = place;
        this.presented = Presented.secret(presented);
    }

    /** Returns the tokens in the headers. Schemes other than Bearer are meant for a proxy in front. */
    static List<Carrier> headersOf(AccountRequest request) {
        List<Carrier> carriers = new ArrayList<>(2);
        for (String value : request.headers("Authorization")) {
            if (isBearer(value)) {
                String presented = value.substring(BEARER.length()).strip();
                carriers.add(new Carrier(Place.AUTHORIZATION, presented));
            }
        }
        request.headers("X-API-Key").forEach(value -> carriers.add(new Carrier(Place.API_KEY_HEADER, value.strip())));
        return carriers;
    }

    /** Returns the tokens in headers and query; the query counts on download routes only. */
    static List<Carrier> headersAndQueryOf(AccountRequest request) {
        List<Carrier> carriers = headersOf(request);
        QueryParameters.of(request).all("token").forEach(value -> carriers.add(new Carrier(Place.QUERY, value)));
        return carriers;
    }

    private static boolean isBearer(String authorization) {
        return authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
                && (authorization.length() == BEARER.length() || authorization.charAt(BEARER.length()) == ' ');
    }

    Place place() {
        return place;
    }

    /** Returns what was presented, which may be empty. */
    Secret presented() {
        return presented;
    }

    /** {@return where the token was sent, without the token} */
    @Override
    public String toString() {
        return "Carrier[" + place + ", redacted]";
    }
}
