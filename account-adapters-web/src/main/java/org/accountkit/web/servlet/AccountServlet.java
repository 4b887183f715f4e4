package org.accountkit.web.servlet;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.accountkit.web.AccountRoutes;

/**
 * Serves the API and the page in a servlet container. Map it to the routes' base path, {@code /account/*} by default.
 */
@SuppressWarnings("exports") // whoever uses this package has the Servlet API; others need not
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
        ServletExchange.send(routes.handle(ServletAccountRequest.of(request), Mapping.of(request)), response);
    }
}
