package org.accountkit.web;

import java.util.Optional;
import org.accountkit.access.Caller;

/** The host's own sessions. How they are sent is unknown, so any request without a key may carry one. */
final class HostSessions implements SessionSource {

    private final CallerSource source;

    HostSessions(CallerSource source) {
        this.source = source;
    }

    @Override
    public boolean mayBeSent(Inbound inbound) {
        return !inbound.cookies().isEmpty()
                || Carrier.headersOf(inbound.request()).isEmpty();
    }

    @Override
    public int count(Inbound inbound) {
        return caller(inbound, false).isPresent() ? 1 : 0;
    }

    @Override
    public Optional<Caller> caller(Inbound inbound, boolean noted) {
        return source.caller(inbound.original(), inbound.origin());
    }
}
