package org.accountkit.web;

import java.util.List;
import java.util.Optional;
import org.accountkit.access.Caller;
import org.accountkit.session.SessionService;

/** AccountKit's sessions, found by their cookie. */
final class OwnSessions implements SessionSource {

    private final SessionService sessions;
    private final Cookies cookies;

    OwnSessions(SessionService sessions, Cookies cookies) {
        this.sessions = sessions;
        this.cookies = cookies;
    }

    @Override
    public boolean mayBeSent(Inbound inbound) {
        return count(inbound) > 0
                || !cookies.values(inbound.cookies(), CookieKind.PENDING).isEmpty();
    }

    @Override
    public int count(Inbound inbound) {
        return sent(inbound).size();
    }

    @Override
    public Optional<Caller> caller(Inbound inbound, boolean noted) {
        List<String> sent = sent(inbound);
        if (sent.size() > 1) {
            throw HttpRefusal.AMBIGUOUS_CREDENTIALS.refused();
        }
        return sent.stream()
                .findFirst()
                .map(Presented::secret)
                .flatMap(token -> noted
                        ? sessions.authenticate(token, inbound.origin())
                        : sessions.peek(token, inbound.origin()));
    }

    private List<String> sent(Inbound inbound) {
        return cookies.values(inbound.cookies(), CookieKind.SESSION);
    }
}
