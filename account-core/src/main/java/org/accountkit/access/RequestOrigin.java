package org.accountkit.access;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Where a request comes from, for throttling, the list of sessions and the audit trail. Only printable ASCII is kept, at
 * most 200 characters of the client's description and 100 of the others. Whatever a proxy or a client sends thus fits the
 * store and cannot break a line of the log. Immutable.
 */
public final class RequestOrigin {

    private static final RequestOrigin UNKNOWN =
            new RequestOrigin(Optional.empty(), Optional.empty(), Optional.empty());
    private static final int LONGEST_CLIENT = 200;
    private static final int LONGEST = 100;

    private final Optional<String> address;
    private final Optional<String> client;
    private final Supplier<Optional<String>> correlationId;

    private RequestOrigin(Optional<String> address, Optional<String> client, Supplier<Optional<String>> correlationId) {
        this.address = printable(address, LONGEST);
        this.client = printable(client, LONGEST_CLIENT);
        this.correlationId = correlationId;
    }

    /**
     * Creates an origin.
     *
     * @param address the client's network address
     * @param client how the client describes itself, such as a browser's user agent
     * @param correlationId the id that links the log, the audit event and the problem document of one request
     */
    public RequestOrigin(Optional<String> address, Optional<String> client, Optional<String> correlationId) {
        this(address, client, constant(printable(correlationId, LONGEST)));
    }

    /** {@return an origin about which nothing is known} */
    public static RequestOrigin unknown() {
        return UNKNOWN;
    }

    /**
     * Creates an origin whose correlation id is asked for when something is recorded, which few requests need.
     *
     * @param address the client's network address
     * @param client how the client describes itself
     * @param correlationId returns the same id each time
     * @return the origin
     */
    public static RequestOrigin identifiedBy(
            Optional<String> address, Optional<String> client, Supplier<String> correlationId) {
        return new RequestOrigin(address, client, () -> printable(Optional.of(correlationId.get()), LONGEST));
    }

    /** {@return the client's network address} */
    public Optional<String> address() {
        return address;
    }

    /** {@return how the client describes itself} */
    public Optional<String> client() {
        return client;
    }

    /** {@return the id that links the log, the audit event and the problem document of one request} */
    public Optional<String> correlationId() {
        return correlationId.get();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RequestOrigin origin
                && address.equals(origin.address)
                && client.equals(origin.client)
                && correlationId().equals(origin.correlationId());
    }

    @Override
    public int hashCode() {
        return Objects.hash(address, client, correlationId());
    }

    @Override
    public String toString() {
        return "RequestOrigin[address=" + address + ", client=" + client + ", correlationId=" + correlationId() + ']';
    }

    private static Supplier<Optional<String>> constant(Optional<String> value) {
        return () -> value;
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
