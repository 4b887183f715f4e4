package org.accountkit.web;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/**
 * A request, as the host's server received it. A host without servlets implements it over its own server's type; nothing
 * may be decoded, merged or cleaned up on the way.
 */
public interface AccountRequest {

    /** {@return the method, upper case} */
    String method();

    /** {@return the path of the request target, percent-encoded as it was sent, the mount included} */
    String path();

    /** {@return what follows the {@code ?} of the request target, percent-encoded as it was sent} */
    Optional<String> query();

    /**
     * All values of a header, one for each time that it was sent.
     *
     * @param name in any case
     * @return the values in order, none when it was not sent
     */
    List<String> headers(String name);

    /**
     * The body, with chunks put together but no content coding undone. Read once, and no further than is allowed.
     *
     * @return the stream, which ends at once when there is no body
     * @throws IOException when the connection is broken
     */
    InputStream body() throws IOException;

    /** {@return the address at the other end of the connection, whatever headers say} */
    String remoteAddress();

    /** {@return {@code http} or {@code https}} */
    String scheme();

    /** {@return host and port as the client named them, in {@code Host} or {@code :authority}; may be a lie} */
    String authority();
}
