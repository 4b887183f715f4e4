package org.accountkit.web;

import java.util.Optional;
import org.accountkit.access.Caller;

/** Finds sessions: by AccountKit's cookie, or through the host. */
interface SessionSource {

    /** Reports whether a browser may have sent a session, or a pending sign-in, on its own. */
    boolean mayBeSent(Inbound inbound);

    /** Returns how many sessions were sent, valid or not. */
    int count(Inbound inbound);

    /**
     * Finds the signed-in caller.
     *
     * @param inbound the request
     * @param noted whether the request counts as use of the session
     * @return the caller; empty if nobody is signed in
     */
    Optional<Caller> caller(Inbound inbound, boolean noted);
}
