package org.accountkit.web.servlet;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.accountkit.web.AccountResponse;
import org.accountkit.web.AccountResponse.Header;

/** Writes AccountKit's answers to a servlet container's response, also for a host's own error pages. */
@SuppressWarnings("exports") // whoever uses this package has the Servlet API; others need not
public final class ServletExchange {

    private ServletExchange() {}

    /**
     * Sends an answer, such as that of {@code AccountRoutes.refuse}.
     *
     * @param answer the answer
     * @param response the container's response, not committed yet
     * @throws IOException if the connection fails, or if the body cannot be completed
     */
    public static void send(AccountResponse answer, HttpServletResponse response) throws IOException {
        response.setStatus(answer.status());
        addHeaders(answer.headers(), response);
        if (answer.hasBody()) {
            answer.contentLength().ifPresent(length -> bufferWhole(response, length));
            answer.writeTo(response.getOutputStream());
        } else {
            answer.contentLength().ifPresent(response::setContentLength);
        }
    }

    /** Replaces existing headers of the same name, except those that may appear several times. */
    static void addHeaders(List<Header> headers, HttpServletResponse response) {
        for (Header header : headers) {
            if (header.isRepeatable()) {
                response.addHeader(header.name(), header.value());
            } else {
                response.setHeader(header.name(), header.value());
            }
        }
    }

    /**
     * Lets the container take the whole body, find its length, and send it after the thread has left: a client that does
     * not read then occupies no thread. Announcing the length here, or a full buffer, would
     * send the body at once.
     */
    private static void bufferWhole(HttpServletResponse response, int length) {
        if (response.getBufferSize() <= length) {
            response.setBufferSize(length + 1);
        }
    }
}
