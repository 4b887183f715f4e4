package org.accountkit.web;

import java.util.Optional;
import org.accountkit.access.RequestOrigin;
import org.accountkit.observation.AccountObserver;
import org.jspecify.annotations.Nullable;

/** A request in progress, with what was derived from it. For one thread. */
final class Inbound {

    private final AccountRequest request;
    private final CookieJar cookies;
    private final RequestOrigin origin;
    private final Reporting reporting;
    private @Nullable String correlationId;
    private boolean tokenPresented;

    Inbound(AccountRequest request, ClientAddress addresses) {
        this(request, addresses, Reporting.to(AccountObserver.none(), CorrelationIds.OWN));
    }

    Inbound(AccountRequest request, ClientAddress addresses, Reporting reporting) {
        this.request = request;
        this.reporting = reporting;
        this.cookies = CookieJar.of(request);
        this.origin = RequestOrigin.identifiedBy(
                Optional.of(addresses.of(request)),
                request.headers("User-Agent").stream().findFirst(),
                this::correlationId);
    }

    AccountRequest request() {
        return request;
    }

    String method() {
        return request.method();
    }

    /** Reports whether the method is safe, and so must not change anything (RFC 9110, section 9.2.1). */
    boolean isSafe() {
        return switch (method()) {
            case "GET", "HEAD", "OPTIONS" -> true;
            default -> false;
        };
    }

    CookieJar cookies() {
        return cookies;
    }

    RequestOrigin origin() {
        return origin;
    }

    /** Made when it is first needed: most requests need none. */
    String correlationId() {
        if (correlationId == null) {
            correlationId = reporting.correlationIds().of(request);
        }
        return correlationId;
    }

    Reporting reporting() {
        return reporting;
    }

    /** Notes that a token was presented in a place where one counts. */
    void noteToken() {
        tokenPresented = true;
    }

    /** Returns the challenge of a 401; it names an error only if a token was presented (RFC 6750, section 3). */
    String challenge() {
        return tokenPresented ? "Bearer error=\"invalid_token\"" : "Bearer";
    }
}
