package org.accountkit.web;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.accountkit.web.json.Malformed;
import org.accountkit.web.json.StrictUtf8;

/** The query parameters for reading long lists page by page. */
final class Paging {

    private static final int DEFAULT = 50;
    private static final int MOST = 200;
    private static final Pattern EVENT_ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private Paging() {}

    static int limit(QueryParameters query) {
        return query.number("limit", 1, MOST, DEFAULT);
    }

    static String search(QueryParameters query) {
        return query.text("search").map(text -> printable("search", text)).orElse("");
    }

    /** Returns the name after which the page begins. */
    static Optional<String> afterName(QueryParameters query) {
        return query.text("after").map(cursor -> printable("after", nameOf(cursor)));
    }

    /** Returns the event after which the page begins, going back in time. */
    static Optional<String> afterEvent(QueryParameters query) {
        Optional<String> after = query.text("after");
        if (after.filter(id -> !EVENT_ID.matcher(id).matches()).isPresent()) {
            throw unreadable();
        }
        return after;
    }

    /** Returns an opaque cursor, which no client mistakes for a name. */
    static String cursor(String name) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(name.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * A blank value is not a cursor: treated as the first page, it would send a client that lost its place round in
     * circles.
     */
    private static String nameOf(String cursor) {
        String name = decode(cursor);
        if (name.isEmpty()) {
            throw unreadable();
        }
        return name;
    }

    private static String decode(String cursor) {
        try {
            byte[] name = Base64.getUrlDecoder().decode(cursor);
            return StrictUtf8.decode(name).map(String::new).orElseThrow(Paging::unreadable);
        } catch (IllegalArgumentException e) {
            throw unreadable();
        }
    }

    private static RuntimeException unreadable() {
        return Malformed.field("after", "cursor", "is not a cursor for this list");
    }

    private static String printable(String name, String text) {
        if (text.codePoints().anyMatch(Character::isISOControl)) {
            throw Malformed.field(name, "control-character", "contains a control character");
        }
        return text;
    }
}
