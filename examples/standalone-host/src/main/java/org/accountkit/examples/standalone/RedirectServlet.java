package org.accountkit.examples.standalone;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Redirects a browser to one of AccountKit's pages. */
final class RedirectServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final String location;

    RedirectServlet(String location) {
        this.location = location;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_FOUND);
        response.setHeader("Location", location);
    }
}
