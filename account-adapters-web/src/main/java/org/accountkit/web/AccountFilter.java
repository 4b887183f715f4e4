package org.accountkit.web;

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

/**
 * Guards the host's own routes in a servlet container: a refused request is answered with a problem document. So is a
 * request for which the host's servlet throws a {@link RefusedException} or {@link HttpRefusedException}, such as
 * {@code RefusalCode.FORBIDDEN.refused()}. Safe for use by several threads.
 */
public final class AccountFilter implements Filter {

    private static final String CALLER = AccountFilter.class.getName() + ".caller";

    private final AccountRoutes routes;
    private final Guard guard;

    private AccountFilter(AccountRoutes routes, Guard guard) {
        this.routes = routes;
        this.guard = guard;
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
        return new AccountFilter(routes, routes.guardedBy(rule));
    }

    /**
     * Returns a filter for downloads, which require the download token and accept no other credential. They accept
     * {@code GET} and {@code HEAD} only.
     *
     * @param routes the routes whose settings apply
     * @return the filter, for the host to map
     */
    public static AccountFilter downloads(AccountRoutes routes) {
        return new AccountFilter(routes, routes.downloadGuard());
    }

    /**
     * Returns the caller of a request that has passed {@link #sessionOrKey} or {@link #by}.
     *
     * @param request the request as the host's servlet received it
     * @return the caller
     * @throws IllegalStateException if the request has passed no such filter
     */
    public static Caller caller(HttpServletRequest request) {
        if (request.getAttribute(CALLER) instanceof Caller caller) {
            return caller;
        }
        throw new IllegalStateException("This request has no caller: map AccountFilter.sessionOrKey to this route.");
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
        if (routes.isMountedAt(asked.getContextPath() + asked.getServletPath())) {
            chain.doFilter(asked, answer);
        } else {
            guard(asked, answer, chain);
        }
    }

    private void guard(HttpServletRequest asked, HttpServletResponse answer, FilterChain chain)
            throws IOException, ServletException {
        Inbound inbound = routes.inbound(new ServletAccountRequest(asked));
        Optional<AccountResponse> ours = answer(inbound, asked);
        if (ours.isPresent()) {
            ServletExchange.send(routes.complete(ours.get(), inbound), asked, answer);
        } else {
            ServletExchange.addHeaders(routes.headersForHost(inbound), answer);
            pass(chain, inbound, asked, answer);
        }
    }

    /** Returns an answer in place of the host's; empty if the request may pass, with its caller attached. */
    private Optional<AccountResponse> answer(Inbound inbound, HttpServletRequest asked) {
        try {
            Optional<AccountResponse> ours = guard.answer(inbound);
            if (ours.isEmpty()) {
                guard.admit(inbound).ifPresent(caller -> asked.setAttribute(CALLER, caller));
            }
            return ours;
        } catch (Throwable refusal) {
            return Optional.of(guard.refuse(refusal, inbound));
        }
    }

    private void pass(FilterChain chain, Inbound inbound, HttpServletRequest asked, HttpServletResponse answer)
            throws IOException, ServletException {
        try {
            chain.doFilter(asked, answer);
        } catch (RefusedException | HttpRefusedException | StoreUnavailableException refusal) {
            if (answer.isCommitted()) {
                throw refusal;
            }
            answer.reset();
            ServletExchange.send(routes.complete(Problems.of(refusal, inbound), inbound), asked, answer);
        }
    }
}
