package org.accountkit.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Serves the API and the page in a servlet container. Map it to the routes' base path, {@code /account/*} by default.
 */
public final class AccountServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient AccountRoutes routes;

    private AccountServlet(AccountRoutes routes) {
        this.routes = routes;
    }

    /**
     * Returns a servlet for these routes.
     *
     * @param routes the routes to serve
     * @return the servlet, for the host to register
     */
    public static AccountServlet of(AccountRoutes routes) {
        return new AccountServlet(routes);
    }

    /** Answers every method, including those that {@link HttpServlet} would answer itself. */
    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        ServletExchange.send(routes.handle(new ServletAccountRequest(request)), request, response);
    }
}
