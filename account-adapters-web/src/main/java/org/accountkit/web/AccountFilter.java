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
 * Guards routes of the host's own in a servlet container: who is not let in gets a problem document. A {@link
 * RefusedException} or {@link HttpRefusedException} that the host's servlet throws becomes one too, such as {@code
 * RefusalCode.FORBIDDEN.refused()}. Safe for use by several threads.
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
     * For routes of somebody signed in, by session or API key, with nothing pending. A browser that opens a page
     * without being signed in is sent to the sign-in.
     *
     * @param routes whose settings count
     * @return the filter, to be mapped by the host
     */
    public static AccountFilter sessionOrKey(AccountRoutes routes) {
        return by(routes, AccessRule.sessionOrKey());
    }

    /**
     * The same with a rule of the host's own: sessions only, a right, a fresh proof.
     *
     * @param routes whose settings count
     * @param rule what a caller must be
     * @return the filter, to be mapped by the host
     */
    public static AccountFilter by(AccountRoutes routes, AccessRule rule) {
        return new AccountFilter(routes, routes.guardedBy(rule));
    }

    /**
     * For downloads, which the download token opens and nothing else. They take {@code GET} and {@code HEAD} only.
     *
     * @param routes whose settings count
     * @return the filter, to be mapped by the host
     */
    public static AccountFilter downloads(AccountRoutes routes) {
        return new AccountFilter(routes, routes.downloadGuard());
    }

    /**
     * Who calls, behind {@link #sessionOrKey} or {@link #by}.
     *
     * @param request as the host's servlet got it
     * @return the caller
     * @throws IllegalStateException when no such filter was passed
     */
    public static Caller caller(HttpServletRequest request) {
        if (request.getAttribute(CALLER) instanceof Caller caller) {
            return caller;
        }
        throw new IllegalStateException("This request has no caller: map AccountFilter.sessionOrKey to this route.");
    }

    /** Lets pass, or refuses. Our own routes guard themselves, so the filter may be mapped to {@code /*}. */
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

    /** Our own answer in place of the host's; empty when the request may pass, with its caller on it. */
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
