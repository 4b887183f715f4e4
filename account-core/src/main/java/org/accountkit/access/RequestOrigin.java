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

    /** Keeps what is printable of the client's name, at most 200 characters. */
    public RequestOrigin {
        client = client.map(RequestOrigin::printable).filter(name -> !name.isBlank());
    }

    /** {@return an origin of which nothing is known} */
    public static RequestOrigin unknown() {
        return new RequestOrigin(Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static String printable(String name) {
        return name.codePoints()
                .filter(c -> c >= ' ' && c < 127)
                .limit(LONGEST_CLIENT)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
