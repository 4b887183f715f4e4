package org.accountkit.web;

import java.util.Optional;
import org.accountkit.access.RequestOrigin;
import org.accountkit.observation.AccountObserver;
import org.jspecify.annotations.Nullable;

/** A request in progress, with what was derived from it. For one thread. */
final class Inbound {

    private final SafeRequest request;
    private final ClientAddress addresses;
    private final Reporting reporting;
    private @Nullable CookieJar cookies;
    private @Nullable RequestOrigin origin;
    private @Nullable String correlationId;
    private boolean tokenPresented;

    Inbound(AccountRequest request, ClientAddress addresses) {
        this(request, addresses, Reporting.to(AccountObserver.none(), CorrelationIds.OWN));
    }

    /** Reads nothing of the request yet, because that may fail. */
    Inbound(AccountRequest request, ClientAddress addresses, Reporting reporting) {
        this.request = new SafeRequest(request);
        this.addresses = addresses;
        this.reporting = reporting;
    }

    AccountRequest request() {
        return request;
    }

    /** Returns the object that the host gave to us. */
    AccountRequest original() {
        return request.original();
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
        if (cookies == null) {
            cookies = CookieJar.of(request);
        }
        return cookies;
    }

    RequestOrigin origin() {
        if (origin == null) {
            origin = RequestOrigin.identifiedBy(
                    Optional.of(addresses.of(request)),
                    request.headers("User-Agent").stream().findFirst(),
                    this::correlationId);
        }
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

    boolean hasToken() {
        return tokenPresented;
    }

    /** Returns the challenge of a 401; it names an error only if a token was presented (RFC 6750, section 3). */
    String challenge() {
        return tokenPresented ? "Bearer error=\"invalid_token\"" : "Bearer";
    }
}
