package org.accountkit.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.accountkit.access.Caller;
import org.accountkit.access.RefusalCode;
import org.accountkit.web.servlet.AccountFilter;

/** Asks the Servlet API who the caller is, and wraps what its controllers throw. */
final class ServletOfAFramework extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        switch (request.getPathInfo()) {
            case "/refused" -> throw new ServletException(new ServletException(RefusalCode.FORBIDDEN.refused()));
            case "/failed" -> throw new ServletException("of the host");
            case "/sign-in-first" -> throw RefusalCode.NOT_AUTHENTICATED.refused();
            default -> response.getWriter().print(describe(request));
        }
    }

    private static String describe(HttpServletRequest request) {
        String principal = request.getUserPrincipal() == null
                ? "nobody"
                : request.getUserPrincipal().getName();
        return principal
                + ' '
                + request.getRemoteUser()
                + ' '
                + request.isUserInRole("hello.write")
                + ' '
                + request.isUserInRole("administrator")
                + ' '
                + AccountFilter.findCaller(request).map(Caller::userId).isPresent();
    }
}
