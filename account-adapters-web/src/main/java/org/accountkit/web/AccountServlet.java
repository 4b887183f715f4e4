package org.accountkit.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Serves the API and the page in a servlet container. To be mapped to the routes' base path, {@code /account/*} by
 * default.
 */
public final class AccountServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient AccountRoutes routes;

    private AccountServlet(AccountRoutes routes) {
        this.routes = routes;
    }

    /**
     * A servlet of these routes.
     *
     * @param routes what it serves
     * @return the servlet, to be registered by the host
     */
    public static AccountServlet of(AccountRoutes routes) {
        return new AccountServlet(routes);
    }

    /** Answers every method, those that {@link HttpServlet} would answer by itself too. */
    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        ServletExchange.send(routes.handle(new ServletAccountRequest(request)), request, response);
    }
}
