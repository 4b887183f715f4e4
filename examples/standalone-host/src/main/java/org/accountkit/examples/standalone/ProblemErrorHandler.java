package org.accountkit.examples.standalone;

import java.nio.ByteBuffer;
import org.accountkit.access.RefusalCode;
import org.accountkit.web.AccountRequest;
import org.accountkit.web.AccountResponse;
import org.accountkit.web.AccountRoutes;
import org.accountkit.web.HttpRefusal;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** Responds to requests that Jetty refuses as AccountKit would: with a problem document and all security headers. */
final class ProblemErrorHandler extends ErrorHandler {

    private final AccountRoutes routes;

    ProblemErrorHandler(AccountRoutes routes) {
        this.routes = routes;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        AccountResponse problem = problem(new JettyRequest(request), response.getStatus());
        response.setStatus(problem.status());
        problem.headers().forEach(header -> response.getHeaders().put(header.name(), header.value()));
        if (endsConnection(problem.status())) {
            response.getHeaders().put(HttpHeader.CONNECTION, "close");
        }
        response.write(true, ByteBuffer.wrap(problem.body()), callback);
        return true;
    }

    /** Jetty closes a connection whose request it could not read; a client should know that before it sends the next. */
    private static boolean endsConnection(int status) {
        return status == 400 || status == 413;
    }

    private AccountResponse problem(AccountRequest request, int status) {
        return switch (status) {
            case 405 -> routes.refuse(request, HttpRefusal.METHOD_NOT_ALLOWED);
            case 413 -> routes.refuse(request, HttpRefusal.BODY_TOO_LARGE);
            default -> routes.refuse(request, code(status).refused());
        };
    }

    /** Any other 4xx is a request that Jetty could not read. */
    private static RefusalCode code(int status) {
        return switch (status) {
            case 404 -> RefusalCode.NOT_FOUND;
            case 503 -> RefusalCode.UNAVAILABLE;
            default -> status < 500 ? RefusalCode.MALFORMED_REQUEST : RefusalCode.INTERNAL_ERROR;
        };
    }
}
