package org.accountkit.web;

import java.util.List;
import java.util.Optional;
import org.accountkit.web.AccountResponse.Header;

/** Allows pages of the origins that the host lists to send requests with credentials. Immutable. */
final class Cors {

    private static final String SECONDS_TO_REMEMBER = "600";

    private final Origins origins;

    Cors(Origins origins) {
        this.origins = origins;
    }

    boolean isPreflight(AccountRequest request) {
        return request.method().equals("OPTIONS")
                && !request.headers("Access-Control-Request-Method").isEmpty()
                && origins.allowedSender(request).isPresent();
    }

    AccountResponse preflight(String methods) {
        return AccountResponse.noContent()
                .with("Access-Control-Allow-Methods", methods)
                .with("Access-Control-Allow-Headers", "Authorization, Content-Type, X-API-Key")
                .with("Access-Control-Max-Age", SECONDS_TO_REMEMBER);
    }

    /** Returns the headers of every response; none if the host lists no origins. */
    List<Header> headers(AccountRequest request) {
        if (!origins.allowsOthers()) {
            return List.of();
        }
        Header varies = new Header("Vary", "Origin");
        Optional<String> sender = origins.allowedSender(request);
        return sender.map(origin -> List.of(
                        varies,
                        new Header("Access-Control-Allow-Origin", origin),
                        new Header("Access-Control-Allow-Credentials", "true"),
                        new Header("Access-Control-Expose-Headers", "Date, Retry-After")))
                .orElse(List.of(varies));
    }
}
