package org.accountkit.web;

import java.util.Optional;
import org.accountkit.access.AccessRule;

/** What a request to one of the host's own routes must fulfil, for {@link AccountRoutes#guard}. Immutable. */
public final class RouteRule {

    private final Optional<Access> access;

    private RouteRule(Optional<Access> access) {
        this.access = access;
    }

    /**
     * Returns a rule for routes that require a caller. A browser that opens a page without being signed in is redirected
     * to the sign-in page.
     *
     * @param rule what the caller must fulfil, such as {@code AccessRule.sessionOrKey()}
     * @return the rule
     */
    public static RouteRule of(AccessRule rule) {
        return new RouteRule(Optional.of(Access.by(rule)));
    }

    /**
     * Returns a rule for routes that anyone may use and that want to know the caller: {@link
     * #callerIfPresent(AccessRule)} with a session or an API key.
     *
     * @return the rule
     */
    public static RouteRule callerIfPresent() {
        return callerIfPresent(AccessRule.sessionOrKey());
    }

    /**
     * Returns a rule for routes that anyone may use and that want to know the caller. A request without a credential
     * passes without a caller. So does one with a session that has ended, because a browser goes on to send its cookie.
     * A wrong or expired API key is refused, because its sender expects to be known; so are two credentials, and a
     * request that another site makes a browser send.
     *
     * @param rule what a caller must fulfil who is present; with {@code always()}, those with a pending action pass too
     * @return the rule
     */
    public static RouteRule callerIfPresent(AccessRule rule) {
        return new RouteRule(Optional.of(Access.ifPresent(rule)));
    }

    /**
     * Returns a rule for downloads, which require the download token and accept no other credential. They accept {@code
     * GET} and {@code HEAD} only, and have no caller.
     *
     * @return the rule
     */
    public static RouteRule download() {
        return new RouteRule(Optional.empty());
    }

    /** Returns what signed-in callers must fulfil; empty for downloads. */
    Optional<Access> access() {
        return access;
    }
}
