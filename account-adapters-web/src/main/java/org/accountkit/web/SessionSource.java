package org.accountkit.web;

import java.util.Optional;
import org.accountkit.access.Caller;

/** Where sessions come from: our own cookie, or the host's. */
interface SessionSource {

    /** Whether a browser may have sent a session, or a sign-in under way, without being asked to. */
    boolean mayBeSent(Inbound inbound);

    /** How many sessions were sent, valid or not. */
    int count(Inbound inbound);

    /**
     * Who is signed in.
     *
     * @param inbound the request
     * @param noted whether the request extends the session's idle time
     * @return the caller, empty when nobody is signed in
     */
    Optional<Caller> caller(Inbound inbound, boolean noted);
}
