package org.accountkit.examples.standalone;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.accountkit.access.Refusal.Violation;
import org.accountkit.access.RefusalCode;

/** The host's own downloads, behind AccountKit's filter, which accepts only the download token. */
final class DownloadsServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final Pattern HOSTNAME = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]{0,252}[A-Za-z0-9])?");

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String body = switch (String.valueOf(request.getPathInfo())) {
            case "/agent.txt" -> "This is the agent, version 1.\n";
            case "/license" -> license(request);
            default -> throw RefusalCode.NOT_FOUND.refused();
        };
        response.setContentType("text/plain;charset=utf-8");
        response.getWriter().print(body);
    }

    private static String license(HttpServletRequest request) {
        return Optional.ofNullable(request.getParameter("hostname"))
                .filter(name -> HOSTNAME.matcher(name).matches())
                .map(name -> "Licensed to " + name + ".\n")
                .orElseThrow(() -> RefusalCode.MALFORMED_REQUEST.refused(
                        List.of(new Violation("hostname", "hostname", "Give the name of the host for the licence."))));
    }
}
