package org.accountkit.web;

import java.util.Optional;
import org.accountkit.access.Caller;
import org.accountkit.access.RequestOrigin;

/**
 * Tells who is behind a request, for a host that has its own sign-in and sessions. It takes the place of our session
 * cookie; API keys are looked up beside it. Called by several threads.
 */
@FunctionalInterface
public interface CallerSource {

    /**
     * Looks at the host's own session alone, never at {@code Authorization} or {@code X-API-Key}.
     *
     * @param request the request
     * @param origin where it comes from, to be put into the caller
     * @return who is signed in, empty when nobody is
     */
    Optional<Caller> caller(AccountRequest request, RequestOrigin origin);
}
