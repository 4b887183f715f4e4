package org.accountkit.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import org.accountkit.access.AccessRule;
import org.accountkit.web.AccountResponse.Header;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** AccountKit on Jetty's own API, without servlets: the binding that docs/http.md shows. */
final class JettyBinding extends Handler.Wrapper {

    private final AccountRoutes routes;

    JettyBinding(AccountRoutes routes, Handler hostsOwn) {
        super(hostsOwn);
        this.routes = routes;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        AccountRequest asked = new Asked(request);
        if ((asked.path() + '/').startsWith(routes.basePath() + '/')) {
            return send(routes.handle(asked), response, callback);
        }
        Admission admission = routes.guard(asked, RouteRule.of(AccessRule.sessionOrKey()));
        if (admission.answer().isPresent()) {
            return send(admission.answer().get(), response, callback);
        }
        setHeaders(admission.headers(), response);
        admission.caller().ifPresent(caller -> request.setAttribute("caller", caller));
        try {
            return super.handle(request, response, callback);
        } catch (RuntimeException failure) {
            response.reset();
            return send(admission.refuse(failure), response, callback);
        }
    }

    private static boolean send(AccountResponse answer, Response response, Callback callback) {
        response.setStatus(answer.status());
        setHeaders(answer.headers(), response);
        answer.contentLength().ifPresent(length -> response.getHeaders().put(HttpHeader.CONTENT_LENGTH, length));
        try {
            OutputStream out = Content.Sink.asOutputStream(response);
            answer.writeTo(out);
            out.close();
            callback.succeeded();
        } catch (IOException incomplete) {
            callback.failed(incomplete);
        }
        return true;
    }

    private static void setHeaders(List<Header> headers, Response response) {
        for (Header header : headers) {
            if (header.isRepeatable()) {
                response.getHeaders().add(header.name(), header.value());
            } else {
                response.getHeaders().put(header.name(), header.value());
            }
        }
    }

    private record Asked(Request request) implements AccountRequest {

        @Override
        public String method() {
            return request.getMethod();
        }

        @Override
        public String path() {
            return request.getHttpURI().getPath();
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
            return Content.Source.asInputStream(request);
        }

        @Override
        public String remoteAddress() {
            return Request.getRemoteAddr(request);
        }

        @Override
        public String scheme() {
            return request.getHttpURI().getScheme();
        }

        @Override
        public String authority() {
            return request.getHttpURI().getAuthority();
        }
    }
}
