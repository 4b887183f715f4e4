package org.accountkit.access;

import java.util.Optional;

/**
 * Where a request comes from, for throttling, the list of sessions and the audit trail.
 *
 * @param address the client's network address
 * @param client how the client describes itself, such as a browser's user agent
 * @param correlationId the id that links the log, the audit event and the problem document of one request
 */
public record RequestOrigin(Optional<String> address, Optional<String> client, Optional<String> correlationId) {

    private static final int LONGEST_CLIENT = 200;
    private static final int LONGEST = 100;

    /**
     * Keeps only printable ASCII, at most 200 characters of the client's description and 100 of the others. Whatever a
     * proxy or a client sends thus fits the store and cannot break a line of the log.
     */
    public RequestOrigin {
        address = printable(address, LONGEST);
        client = printable(client, LONGEST_CLIENT);
        correlationId = printable(correlationId, LONGEST);
    }

    /** {@return an origin about which nothing is known} */
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
