package org.accountkit.spring;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.accountkit.access.RefusalCode;
import org.accountkit.web.AccountRequest;
import org.accountkit.web.AccountRoutes;
import org.accountkit.web.servlet.ServletAccountRequest;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;

/**
 * Answers requests that Spring Security's firewall rejects. Below AccountKit's path, the routes know the answer: they
 * read paths as they were sent, and refuse what is not theirs.
 */
final class RejectedRequests implements RequestRejectedHandler {

    private final AccountRoutes routes;

    RejectedRequests(AccountRoutes routes) {
        this.routes = routes;
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, RequestRejectedException rejection)
            throws IOException {
        AccountRequest asked = ServletAccountRequest.of(request);
        ProblemResponses.send(
                asked.path().startsWith(routes.basePath() + "/")
                        ? routes.handle(asked)
                        : routes.refuse(asked, RefusalCode.MALFORMED_REQUEST.refused()),
                response);
    }
}
