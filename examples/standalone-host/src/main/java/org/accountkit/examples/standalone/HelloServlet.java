package org.accountkit.examples.standalone;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import org.accountkit.access.AccessRule;
import org.accountkit.access.Caller;
import org.accountkit.user.Right;
import org.accountkit.web.servlet.AccountFilter;

/** One of the host's own routes, behind AccountKit's filter: the caller is known, and the host checks the rights. */
final class HelloServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    static final AccessRule WRITE = AccessRule.sessionOrKey().withRight(HostRights.HELLO_WRITE);

    static final List<String> METHODS = List.of("GET", "HEAD", "POST");

    private final transient Clock clock;

    HelloServlet(Clock clock) {
        this.clock = clock;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/plain;charset=utf-8");
        response.getWriter().println(greeting(AccountFilter.caller(request)));
    }

    static String greeting(Caller caller) {
        String rights = caller.rights().stream().map(Right::name).collect(Collectors.joining("\n  "));
        return "Hello, " + caller.account().user().username() + ". You may:\n  "
                + (rights.isEmpty() ? "(nothing beyond your own settings)" : rights);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) {
        WRITE.check(AccountFilter.caller(request), clock.instant());
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }

    /** Excludes an inherited method: TRACE would echo the request, cookies and all. */
    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        if (!METHODS.contains(request.getMethod())) {
            response.setHeader("Allow", String.join(", ", METHODS));
            response.setStatus(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
            return;
        }
        super.service(request, response);
    }
}
