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
        response.setContentType("text/plain;charset=utf-8");
        response.getWriter()
                .print(file(
                        String.valueOf(request.getPathInfo()), Optional.ofNullable(request.getParameter("hostname"))));
    }

    static String file(String path, Optional<String> hostname) {
        return switch (path) {
            case "/agent.txt" -> "This is the agent, version 1.\n";
            case "/license" -> license(hostname);
            default -> throw RefusalCode.NOT_FOUND.refused();
        };
    }

    private static String license(Optional<String> hostname) {
        return hostname.filter(name -> HOSTNAME.matcher(name).matches())
                .map(name -> "Licensed to " + name + ".\n")
                .orElseThrow(() -> RefusalCode.MALFORMED_REQUEST.refused(
                        List.of(new Violation("hostname", "hostname", "Give the name of the host for the licence."))));
    }
}
