package org.accountkit.web;

import java.util.Optional;
import org.accountkit.access.AccessRule;

/**
 * Who may call a route.
 *
 * @param who the kind of caller
 * @param rule what a signed-in caller must fulfil; empty for the other kinds
 * @param extendsIdleTime whether a call counts as use of the session
 */
record Access(Who who, Optional<AccessRule> rule, boolean extendsIdleTime) {

    /** Anyone; credentials are ignored. */
    static final Access ANYONE = new Access(Who.ANYONE, Optional.empty(), false);

    /** Anyone on one of our own pages; cookies count, other credentials are ignored. */
    static final Access SIGN_IN = new Access(Who.SIGN_IN, Optional.empty(), false);

    /** A caller with a pending sign-in. */
    static final Access PENDING = new Access(Who.PENDING, Optional.empty(), false);

    /** The kinds of callers. */
    enum Who {
        ANYONE,
        SIGN_IN,
        PENDING,
        SIGNED_IN,
        SIGNED_IN_OR_NOBODY
    }

    static Access by(AccessRule rule) {
        return new Access(Who.SIGNED_IN, Optional.of(rule), true);
    }

    /** Anyone; a caller who is present must fulfil the rule. */
    static Access ifPresent(AccessRule rule) {
        return new Access(Who.SIGNED_IN_OR_NOBODY, Optional.of(rule), true);
    }

    /** The same for a page that only asks whether its session is still valid. */
    static Access peeking(AccessRule rule) {
        return new Access(Who.SIGNED_IN, Optional.of(rule), false);
    }
}
