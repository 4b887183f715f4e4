package org.accountkit.spring;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.accountkit.access.RefusalCode;
import org.accountkit.web.AccountRequest;
import org.accountkit.web.AccountResponse;
import org.accountkit.web.AccountRoutes;
import org.accountkit.web.HttpRefusal;
import org.accountkit.web.servlet.ServletAccountRequest;
import org.accountkit.web.servlet.ServletExchange;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;

/**
 * Answers requests that Spring Security's firewall rejects. Below AccountKit's path, the routes know the answer: they
 * read paths as they were sent, and refuse what is not theirs.
 */
final class RejectedRequests implements RequestRejectedHandler {

    /** Those that the firewall allows by default. */
    private static final Set<String> METHODS = Set.of("DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT");

    private final AccountRoutes routes;

    RejectedRequests(AccountRoutes routes) {
        this.routes = routes;
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, RequestRejectedException rejection)
            throws IOException {
        ServletExchange.send(answer(ServletAccountRequest.of(request)), response);
    }

    private AccountResponse answer(AccountRequest request) {
        if (request.path().startsWith(routes.basePath() + "/")) {
            return routes.handle(request);
        }
        return METHODS.contains(request.method())
                ? routes.refuse(request, RefusalCode.MALFORMED_REQUEST.refused())
                : routes.refuse(request, HttpRefusal.METHOD_NOT_ALLOWED);
    }
}
