package org.accountkit.web.servlet;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.accountkit.access.AccessRule;
import org.accountkit.access.Caller;
import org.accountkit.access.RefusedException;
import org.accountkit.transaction.StoreUnavailableException;
import org.accountkit.web.AccountResponse;
import org.accountkit.web.AccountRoutes;
import org.accountkit.web.Admission;
import org.accountkit.web.HttpRefusedException;
import org.accountkit.web.RouteRule;

/**
 * Guards the host's own routes in a servlet container: a refused request is answered with a problem document. So is a
 * request for which the host's servlet throws a {@link RefusedException} or {@link HttpRefusedException}, such as
 * {@code RefusalCode.FORBIDDEN.refused()}, also as the cause of a {@link ServletException}. The caller is the request's
 * {@code getUserPrincipal()}, and {@code isUserInRole} asks for a right. Safe for use by several threads.
 */
@SuppressWarnings("exports") // whoever uses this package has the Servlet API; others need not
public final class AccountFilter implements Filter {

    private static final String CALLER = AccountFilter.class.getName() + ".caller";

    private final AccountRoutes routes;
    private final RouteRule rule;

    private AccountFilter(AccountRoutes routes, RouteRule rule) {
        this.routes = routes;
        this.rule = rule;
    }

    /**
     * Returns a filter for routes that need a session or an API key and no pending action. A browser that opens a page
     * without being signed in is redirected to the sign-in page.
     *
     * @param routes the routes whose settings apply
     * @return the filter, for the host to map
     */
    public static AccountFilter sessionOrKey(AccountRoutes routes) {
        return by(routes, AccessRule.sessionOrKey());
    }

    /**
     * Returns a filter for routes with the host's own rule, such as sessions only, a right, or a fresh proof.
     *
     * @param routes the routes whose settings apply
     * @param rule what a caller must fulfil
     * @return the filter, for the host to map
     */
    public static AccountFilter by(AccountRoutes routes, AccessRule rule) {
        return of(routes, RouteRule.of(rule));
    }

    /**
     * Returns a filter for downloads, which require the download token and accept no other credential. They accept
     * {@code GET} and {@code HEAD} only.
     *
     * @param routes the routes whose settings apply
     * @return the filter, for the host to map
     */
    public static AccountFilter downloads(AccountRoutes routes) {
        return of(routes, RouteRule.download());
    }

    /**
     * Returns a filter for routes that anyone may use and that want to know the caller, if there is one: see {@link
     * RouteRule#callerIfPresent()}.
     *
     * @param routes the routes whose settings apply
     * @return the filter, for the host to map
     */
    public static AccountFilter callerIfPresent(AccountRoutes routes) {
        return of(routes, RouteRule.callerIfPresent());
    }

    /**
     * Returns a filter for routes with any rule.
     *
     * @param routes the routes whose settings apply
     * @param rule what a request must fulfil
     * @return the filter, for the host to map
     */
    public static AccountFilter of(AccountRoutes routes, RouteRule rule) {
        return new AccountFilter(routes, rule);
    }

    /**
     * Returns the caller of a request that has passed a filter which requires one.
     *
     * @param request the request as the host's servlet received it
     * @return the caller
     * @throws IllegalStateException if the request has passed no such filter
     */
    public static Caller caller(HttpServletRequest request) {
        return findCaller(request)
                .orElseThrow(() -> new IllegalStateException(
                        "This request has no caller: map AccountFilter.sessionOrKey to this route."));
    }

    /**
     * Returns the caller of a request that has passed a filter, if there is one.
     *
     * @param request the request as the host's servlet received it
     * @return the caller; empty if there is none, as behind {@link #callerIfPresent} and {@link #downloads}
     */
    public static Optional<Caller> findCaller(HttpServletRequest request) {
        return request.getAttribute(CALLER) instanceof Caller caller ? Optional.of(caller) : Optional.empty();
    }

    /**
     * Passes the request on, or refuses it. AccountKit's routes guard themselves, so the filter may be mapped to {@code
     * /*}.
     */
    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest asked = (HttpServletRequest) request;
        HttpServletResponse answer = (HttpServletResponse) response;
        if (routes.basePath().equals(Mapping.of(asked))) {
            chain.doFilter(asked, answer);
        } else {
            guard(asked, answer, chain);
        }
    }

    private void guard(HttpServletRequest asked, HttpServletResponse answer, FilterChain chain)
            throws IOException, ServletException {
        Admission admission = routes.guard(ServletAccountRequest.of(asked), rule);
        Optional<AccountResponse> ours = admission.answer();
        if (ours.isPresent()) {
            ServletExchange.send(ours.get(), answer);
        } else {
            ServletExchange.addHeaders(admission.headers(), answer);
            pass(chain, admission, asked, answer);
        }
    }

    private static void pass(
            FilterChain chain, Admission admission, HttpServletRequest asked, HttpServletResponse answer)
            throws IOException, ServletException {
        Optional<Caller> caller = admission.caller();
        caller.ifPresent(present -> asked.setAttribute(CALLER, present));
        try {
            chain.doFilter(CallerRequest.of(asked, caller), answer);
        } catch (RuntimeException | ServletException failure) {
            if (answer.isCommitted() || !isAnswered(causeOf(failure))) {
                throw failure;
            }
            answer.reset();
            ServletExchange.send(admission.refuse(causeOf(failure)), answer);
        }
    }

    /** Containers and frameworks wrap what a servlet throws, some more than once. */
    private static Throwable causeOf(Throwable failure) {
        Throwable cause = failure;
        while (cause instanceof ServletException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    /** Other failures are the host's own, which its container answers. */
    private static boolean isAnswered(Throwable failure) {
        return failure instanceof RefusedException
                || failure instanceof HttpRefusedException
                || failure instanceof StoreUnavailableException;
    }
}
