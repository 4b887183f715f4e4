package org.accountkit.access;

import java.util.Optional;

/**
 * Where a request comes from, for throttling, the list of sessions and the audit trail.
 *
 * @param address the client's network address
 * @param client what the client says it is, such as a browser's user agent
 * @param correlationId ties log, audit event and problem to one request
 */
public record RequestOrigin(Optional<String> address, Optional<String> client, Optional<String> correlationId) {

    private static final int LONGEST_CLIENT = 200;
    private static final int LONGEST = 100;

    /**
     * Keeps what is printable ASCII, of the client's name at most 200 characters, of the others at most 100: whatever a
     * proxy or client sends, it fits the store and breaks no line of a log.
     */
    public RequestOrigin {
        address = printable(address, LONGEST);
        client = printable(client, LONGEST_CLIENT);
        correlationId = printable(correlationId, LONGEST);
    }

    /** {@return an origin of which nothing is known} */
    public static RequestOrigin unknown() {
        return new RequestOrigin(Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static Optional<String> printable(Optional<String> text, int longest) {
        return text.map(any -> printable(any, longest)).filter(some -> !some.isBlank());
    }

    private static String printable(String text, int longest) {
        return text.codePoints()
                .filter(c -> c >= ' ' && c < 127)
                .limit(longest)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
