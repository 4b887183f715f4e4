package org.accountkit.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** A servlet container's request. */
final class ServletAccountRequest implements AccountRequest {

    private final HttpServletRequest request;

    ServletAccountRequest(HttpServletRequest request) {
        this.request = request;
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

    @Override
    public List<String> headers(String name) {
        return Collections.list(request.getHeaders(name));
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
