package org.accountkit.web;

import java.util.List;
import java.util.Optional;
import org.accountkit.access.Caller;
import org.accountkit.access.RefusalCode;
import org.accountkit.access.RefusedException;
import org.accountkit.web.AccountResponse.Header;

/**
 * What {@link AccountRoutes#guard} found about a request: an answer to send in place of the host's own, or the caller
 * and the headers for the host's own answer. For one request and one thread.
 */
public final class Admission {

    private final AccountRoutes routes;
    private final Guard guard;
    private final Inbound inbound;
    private final Optional<AccountResponse> answer;
    private final Optional<Caller> caller;
    private final List<Header> headers;

    private Admission(
            AccountRoutes routes,
            Guard guard,
            Inbound inbound,
            Optional<AccountResponse> answer,
            Optional<Caller> caller,
            List<Header> headers) {
        this.routes = routes;
        this.guard = guard;
        this.inbound = inbound;
        this.answer = answer.map(response -> routes.complete(response, inbound));
        this.caller = caller;
        this.headers = List.copyOf(headers);
    }

    static Admission of(AccountRoutes routes, Guard guard, Inbound inbound) {
        try {
            Optional<AccountResponse> ours = guard.answer(inbound);
            Optional<Caller> caller = ours.isPresent() ? Optional.empty() : guard.admit(inbound);
            List<Header> headers = ours.isPresent() ? List.of() : routes.headersForHost(inbound);
            return new Admission(routes, guard, inbound, ours, caller, headers);
        } catch (Throwable refusal) {
            Optional<AccountResponse> refused = Optional.of(guard.refuse(refusal, inbound));
            return new Admission(routes, guard, inbound, refused, Optional.empty(), List.of());
        }
    }

    /**
     * Returns the answer to send in place of the host's own: a problem document, a redirect to the sign-in page, or the
     * answer to a CORS preflight.
     *
     * @return the answer; empty if the host's route may run
     */
    public Optional<AccountResponse> answer() {
        return answer;
    }

    /** {@return the caller; empty if there is none, as on downloads} */
    public Optional<Caller> caller() {
        return caller;
    }

    /** {@return the headers to set before the host's route runs, which may replace them; none if it may not run} */
    public List<Header> headers() {
        return headers;
    }

    /**
     * Answers a failure of the host's route: a {@code RefusedException} or {@link HttpRefusedException} by its problem
     * document, an unavailable store by 503, anything else by 500 and a line in the log. A browser is redirected to the
     * sign-in page if the route required a caller and there was none. That the caller is {@code forbidden} something is
     * recorded in the audit trail.
     *
     * @param failure what the route threw, wrapped or not
     * @return the answer to send
     */
    public AccountResponse refuse(Throwable failure) {
        Throwable cause = recorded(Wrapped.unwrap(failure));
        AccountResponse response = caller.isEmpty() ? guard.refuse(cause, inbound) : Problems.of(cause, inbound);
        return routes.complete(response, inbound);
    }

    /** What a service has reported is recorded already. */
    private Throwable recorded(Throwable cause) {
        try {
            if (cause instanceof RefusedException refusal
                    && refusal.code() == RefusalCode.FORBIDDEN
                    && caller.isPresent()
                    && refusal.markReported()) {
                routes.forbid(caller.get());
            }
            return cause;
        } catch (RuntimeException unrecorded) {
            return unrecorded;
        }
    }
}
