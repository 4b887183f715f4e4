package org.accountkit.examples.standalone;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Sends a browser to a page of AccountKit's. */
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
