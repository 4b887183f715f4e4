package org.accountkit.web.jdk;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Optional;
import org.accountkit.access.AccessRule;
import org.accountkit.access.Caller;
import org.accountkit.web.AccountResponse;
import org.accountkit.web.AccountRoutes;
import org.accountkit.web.Admission;
import org.accountkit.web.RouteRule;

/**
 * Guards the host's own contexts on the JDK's server: a refused request is answered with a problem document. So is a
 * request whose handler throws an unchecked exception: refusals such as {@code RefusalCode.FORBIDDEN.refused()} by their
 * own problem, anything else by a 500. Safe for use by several threads.
 */
@SuppressWarnings("exports") // whoever uses this package has the JDK's server; others need not
public final class AccountGuard extends Filter {

    private static final int NOT_ANSWERED = -1;

    private final AccountRoutes routes;
    private final RouteRule rule;

    private AccountGuard(AccountRoutes routes, RouteRule rule) {
        this.routes = routes;
        this.rule = rule;
    }

    /**
     * Returns a guard for contexts that need a session or an API key and no pending action.
     *
     * @param routes the routes whose settings apply
     * @return the guard, to add to {@code HttpContext.getFilters()}
     */
    public static AccountGuard sessionOrKey(AccountRoutes routes) {
        return of(routes, RouteRule.of(AccessRule.sessionOrKey()));
    }

    /**
     * Returns a guard for contexts with any rule.
     *
     * @param routes the routes whose settings apply
     * @param rule what a request must fulfil
     * @return the guard, to add to {@code HttpContext.getFilters()}
     */
    public static AccountGuard of(AccountRoutes routes, RouteRule rule) {
        return new AccountGuard(routes, rule);
    }

    /**
     * Returns the caller of an exchange that has passed a guard, if there is one.
     *
     * @param exchange the exchange as the host's handler received it
     * @return the caller; empty if there is none, as with {@code RouteRule.callerIfPresent()} and on downloads
     */
    public static Optional<Caller> findCaller(HttpExchange exchange) {
        return exchange.getPrincipal() instanceof CallerPrincipal principal
                ? Optional.of(principal.caller())
                : Optional.empty();
    }

    /**
     * Returns the caller of an exchange that has passed a guard which requires one.
     *
     * @param exchange the exchange as the host's handler received it
     * @return the caller
     * @throws IllegalStateException if the exchange has passed no such guard
     */
    public static Caller caller(HttpExchange exchange) {
        return findCaller(exchange)
                .orElseThrow(() -> new IllegalStateException(
                        "This exchange has no caller: add AccountGuard.sessionOrKey to its context."));
    }

    @Override
    public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
        ExchangeRequest request = ExchangeRequest.of(exchange);
        Admission admission = routes.guard(request, rule);
        Optional<AccountResponse> ours = admission.answer();
        if (ours.isPresent()) {
            request.send(ours.get());
        } else {
            request.setHeaders(admission.headers());
            pass(chain, admission, request);
        }
    }

    private static void pass(Chain chain, Admission admission, ExchangeRequest request) throws IOException {
        HttpExchange exchange = request.exchange();
        try {
            chain.doFilter(CallerExchange.of(exchange, admission.caller()));
        } catch (RuntimeException | Error failure) {
            if (exchange.getResponseCode() != NOT_ANSWERED) {
                throw failure;
            }
            exchange.getResponseHeaders().clear();
            request.send(admission.refuse(failure));
        }
    }

    @Override
    public String description() {
        return "Admits callers of AccountKit";
    }
}
