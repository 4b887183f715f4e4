package org.accountkit.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.accountkit.web.AccountResponse.Header;

/** Writes AccountKit's answers to a servlet container's response. */
final class ServletExchange {

    private static final Set<String> REPEATED = Set.of("Set-Cookie", "Vary");

    private ServletExchange() {}

    static void send(AccountResponse answer, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setStatus(answer.status());
        addHeaders(answer.headers(), response);
        if (!isEmpty(answer) && !request.getMethod().equals("HEAD")) {
            answer.length().ifPresent(length -> bufferWhole(response, length));
            answer.writeTo(response.getOutputStream());
        } else if (mayHaveBody(answer.status())) {
            answer.length().ifPresent(response::setContentLength);
        }
    }

    /** Replaces existing headers of the same name, except those that may appear several times. */
    static void addHeaders(List<Header> headers, HttpServletResponse response) {
        for (Header header : headers) {
            if (REPEATED.contains(header.name())) {
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

    private static boolean isEmpty(AccountResponse answer) {
        return answer.length().equals(OptionalInt.of(0));
    }

    private static boolean mayHaveBody(int status) {
        return status != 204 && status != 304;
    }
}
