package org.accountkit.web.jdk;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsExchange;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.accountkit.web.AccountRequest;
import org.accountkit.web.AccountResponse;
import org.accountkit.web.AccountResponse.Header;

/**
 * A request to the JDK's server, for {@code AccountRoutes}. A {@code CallerSource} gets this type from {@link
 * AccountHandler} and {@link AccountGuard}. For one thread.
 */
@SuppressWarnings("exports") // whoever uses this package has the JDK's server; others need not
public final class ExchangeRequest implements AccountRequest {

    private static final int NO_BODY = -1;
    private static final int UNKNOWN_LENGTH = 0;

    private final HttpExchange exchange;
    private final ReadToEnd body;

    private ExchangeRequest(HttpExchange exchange) {
        this.exchange = exchange;
        this.body = new ReadToEnd(exchange.getRequestBody());
    }

    /**
     * Returns the request for AccountKit.
     *
     * @param exchange the server's exchange
     * @return its request
     */
    public static ExchangeRequest of(HttpExchange exchange) {
        return new ExchangeRequest(exchange);
    }

    /** {@return the server's exchange} */
    public HttpExchange exchange() {
        return exchange;
    }

    @Override
    public String method() {
        return exchange.getRequestMethod();
    }

    @Override
    public String path() {
        return Objects.requireNonNullElse(exchange.getRequestURI().getRawPath(), "");
    }

    @Override
    public Optional<String> query() {
        return Optional.ofNullable(exchange.getRequestURI().getRawQuery());
    }

    @Override
    public List<String> headers(String name) {
        return exchange.getRequestHeaders().getOrDefault(name, List.of());
    }

    @Override
    public InputStream body() {
        return body;
    }

    @Override
    public String remoteAddress() {
        return exchange.getRemoteAddress().getAddress().getHostAddress();
    }

    @Override
    public String scheme() {
        return exchange instanceof HttpsExchange ? "https" : "http";
    }

    @Override
    public String authority() {
        return headers("Host").stream().findFirst().orElse("");
    }

    /**
     * Answers the exchange and closes it.
     *
     * @param answer the answer to send
     * @throws IOException if the connection fails, or if the body of the answer cannot be completed. Let it reach the
     *     server, which then ends the connection so that the client sees it
     */
    public void send(AccountResponse answer) throws IOException {
        setHeaders(answer.headers());
        announce(answer);
        exchange.sendResponseHeaders(
                answer.status(), answer.hasBody() ? answer.contentLength().orElse(UNKNOWN_LENGTH) : NO_BODY);
        if (answer.hasBody()) {
            OutputStream out = exchange.getResponseBody();
            answer.writeTo(out);
            out.close();
        }
        exchange.close();
    }

    /** Replaces existing headers of the same name, except those that may appear several times. */
    void setHeaders(List<Header> headers) {
        Headers sent = exchange.getResponseHeaders();
        for (Header header : headers) {
            if (header.isRepeatable()) {
                sent.add(header.name(), header.value());
            } else {
                sent.set(header.name(), header.value());
            }
        }
    }

    /** After HEAD the server sends no length by itself. It closes a connection with an unread body, but does not say so. */
    private void announce(AccountResponse answer) {
        Headers sent = exchange.getResponseHeaders();
        if (!answer.hasBody()) {
            answer.contentLength().ifPresent(length -> sent.set("Content-Length", Integer.toString(length)));
        }
        if (announcesBody() && !body.hasEnded()) {
            sent.set("Connection", "close");
        }
    }

    private boolean announcesBody() {
        return !headers("Transfer-Encoding").isEmpty()
                || headers("Content-Length").stream().anyMatch(length -> !length.equals("0"));
    }
}
