package org.accountkit.web.servlet;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.accountkit.web.AccountRequest;

/** A servlet container's request, for {@code AccountRoutes}. A {@code CallerSource} gets this type from our servlet. */
@SuppressWarnings("exports") // whoever uses this package has the Servlet API; others need not
public final class ServletAccountRequest implements AccountRequest {

    private final HttpServletRequest request;

    private ServletAccountRequest(HttpServletRequest request) {
        this.request = request;
    }

    /**
     * Returns the request for AccountKit.
     *
     * @param request the container's request
     * @return the same request; its body is read from the container's
     */
    public static ServletAccountRequest of(HttpServletRequest request) {
        return new ServletAccountRequest(request);
    }

    /** {@return the container's request} */
    public HttpServletRequest servletRequest() {
        return request;
    }

    @Override
    public String method() {
        return request.getMethod();
    }

    @Override
    public String path() {
        return request.getRequestURI();
    }

    @Override
    public Optional<String> query() {
        return Optional.ofNullable(request.getQueryString());
    }

    /** A container that does not allow access to headers returns null (Servlet 6.1, {@code getHeaders}). */
    @Override
    public List<String> headers(String name) {
        Enumeration<String> values = request.getHeaders(name);
        return values == null ? List.of() : Collections.list(values);
    }

    @Override
    public InputStream body() throws IOException {
        return request.getInputStream();
    }

    /** A container that listens on a Unix socket does not know the address. */
    @Override
    public String remoteAddress() {
        return Objects.requireNonNullElse(request.getRemoteAddr(), "");
    }

    @Override
    public String scheme() {
        return request.getScheme();
    }

    /** HTTP/2 has no {@code Host} header; the container then knows the {@code :authority}. */
    @Override
    public String authority() {
        String host = request.getHeader("Host");
        return host != null ? host : request.getServerName() + ':' + request.getServerPort();
    }
}
