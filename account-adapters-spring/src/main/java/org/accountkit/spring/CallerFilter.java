package org.accountkit.spring;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.accountkit.access.Caller;
import org.accountkit.web.AccountResponse;
import org.accountkit.web.AccountRoutes;
import org.accountkit.web.Admission;
import org.accountkit.web.RouteRule;
import org.accountkit.web.servlet.ServletExchange;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Guards the application's routes: refuses a request, or passes it on with its caller in the security context. Safe for
 * use by several threads.
 */
final class CallerFilter extends OncePerRequestFilter {

    private final AccountRoutes routes;
    private final RouteRule rule;
    private final ProblemResponses problems;
    private final SecurityContextRepository contexts;
    private final SecurityContextHolderStrategy holder = SecurityContextHolder.getContextHolderStrategy();

    CallerFilter(AccountRoutes routes, RouteRule rule, ProblemResponses problems, SecurityContextRepository contexts) {
        this.routes = routes;
        this.rule = rule;
        this.problems = problems;
        this.contexts = contexts;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Admission admission = routes.guard(Requests.unfiltered(request), rule);
        Optional<AccountResponse> ours = admission.answer();
        if (ours.isPresent()) {
            ServletExchange.send(ours.get(), response);
            return;
        }
        ProblemResponses.addHeaders(admission.headers(), response);
        ProblemResponses.keep(admission, request);
        admission.caller().ifPresent(caller -> authenticate(caller, request, response));
        pass(request, response, chain);
    }

    /** The repository gives the context to asynchronous dispatches of the same request. */
    private void authenticate(Caller caller, HttpServletRequest request, HttpServletResponse response) {
        SecurityContext context = holder.createEmptyContext();
        context.setAuthentication(new CallerAuthentication(caller));
        holder.setContext(context);
        contexts.saveContext(context, request, response);
    }

    private void pass(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (RuntimeException | ServletException failure) {
            Throwable cause = causeOf(failure);
            if (response.isCommitted() || !ProblemResponses.knows(cause)) {
                throw failure;
            }
            response.reset();
            problems.send(cause, request, response);
        }
    }

    private static Throwable causeOf(Throwable failure) {
        Throwable cause = failure;
        while (cause instanceof ServletException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }
}
