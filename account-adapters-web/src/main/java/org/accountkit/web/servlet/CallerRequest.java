package org.accountkit.web.servlet;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.security.Principal;
import java.util.Optional;
import org.accountkit.access.Caller;
import org.jspecify.annotations.Nullable;

/** A request as the host's servlet sees it: with the caller as its principal, and the caller's rights as roles. */
final class CallerRequest extends HttpServletRequestWrapper {

    private final Caller caller;

    private CallerRequest(HttpServletRequest request, Caller caller) {
        super(request);
        this.caller = caller;
    }

    /** A request without a caller stays as it is: another filter of the host may have found a principal. */
    static HttpServletRequest of(HttpServletRequest request, Optional<Caller> caller) {
        return caller.<HttpServletRequest>map(present -> new CallerRequest(request, present))
                .orElse(request);
    }

    @Override
    public Principal getUserPrincipal() {
        return new CallerPrincipal(caller);
    }

    @Override
    public String getRemoteUser() {
        return caller.account().user().username().text();
    }

    @Override
    public boolean isUserInRole(@Nullable String role) {
        return caller.rights().stream().anyMatch(right -> right.name().equals(role));
    }
}
