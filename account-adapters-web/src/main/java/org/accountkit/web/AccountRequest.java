package org.accountkit.web;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/**
 * A request as the host's server received it. A host without servlets implements this over its server's own type,
 * without decoding, merging or cleaning up anything.
 */
public interface AccountRequest {

    /** {@return the method in upper case} */
    String method();

    /** {@return the path of the request target, percent-encoded as sent, including the base path} */
    String path();

    /** {@return the query after the {@code ?} of the request target, percent-encoded as sent} */
    Optional<String> query();

    /**
     * Returns all values of a header, one for each time that it was sent.
     *
     * @param name the name in any case
     * @return the values in order; empty if the header was not sent
     */
    List<String> headers(String name);

    /**
     * Returns the body, with chunks joined but content codings left in place. It is read once, and no further than the
     * limit.
     *
     * @return the stream; empty if there is no body
     * @throws IOException if the connection fails
     */
    InputStream body() throws IOException;

    /** {@return the address at the other end of the connection, whatever headers say} */
    String remoteAddress();

    /** {@return {@code http} or {@code https}} */
    String scheme();

    /** {@return host and port as the client sent them in {@code Host} or {@code :authority}; may be forged} */
    String authority();
}
