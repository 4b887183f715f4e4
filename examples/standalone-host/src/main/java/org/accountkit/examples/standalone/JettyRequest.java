package org.accountkit.examples.standalone;

import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.accountkit.web.AccountRequest;
import org.eclipse.jetty.server.Request;

/** A request that Jetty refuses before any servlet sees it. */
record JettyRequest(Request request) implements AccountRequest {

    @Override
    public String method() {
        return request.getMethod();
    }

    @Override
    public String path() {
        return String.valueOf(request.getHttpURI().getPath());
    }

    @Override
    public Optional<String> query() {
        return Optional.ofNullable(request.getHttpURI().getQuery());
    }

    @Override
    public List<String> headers(String name) {
        return request.getHeaders().getValuesList(name);
    }

    @Override
    public InputStream body() {
        return InputStream.nullInputStream();
    }

    @Override
    public String remoteAddress() {
        return Request.getRemoteAddr(request);
    }

    @Override
    public String scheme() {
        return String.valueOf(request.getHttpURI().getScheme());
    }

    @Override
    public String authority() {
        return String.valueOf(request.getHttpURI().getAuthority());
    }
}
