package org.accountkit.web;

import java.util.Optional;
import org.accountkit.access.Caller;
import org.accountkit.access.RequestOrigin;

/**
 * Finds the caller of a request, for a host with its own sign-in and sessions. It replaces AccountKit's session cookie;
 * API keys still work. Called by several threads.
 */
@FunctionalInterface
public interface CallerSource {

    /**
     * Finds the caller by the host's own session alone, never by {@code Authorization} or {@code X-API-Key}.
     *
     * @param request the request
     * @param origin the request's origin, for the caller
     * @return the signed-in caller; empty if there is none
     */
    Optional<Caller> caller(AccountRequest request, RequestOrigin origin);
}
