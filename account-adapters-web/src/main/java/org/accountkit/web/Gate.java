package org.accountkit.web;

import java.util.List;
import java.util.Optional;
import org.accountkit.AccountServices;
import org.accountkit.access.Caller;
import org.accountkit.access.RefusalCode;

/**
 * Admits callers with exactly one credential that is valid and whose caller fulfils the rule. Checked in this order.
 */
final class Gate {

    private final AccountServices accounts;
    private final Cookies cookies;
    private final SessionSource sessions;

    Gate(AccountServices accounts, Cookies cookies, SessionSource sessions) {
        this.accounts = accounts;
        this.cookies = cookies;
        this.sessions = sessions;
    }

    /** Reports whether the request must come from one of our own pages. */
    boolean isOpenToForgery(Inbound inbound) {
        return !inbound.isSafe() && sessions.mayBeSent(inbound);
    }

    /** Returns the caller if the route requires one, or wants to know one. */
    Optional<Caller> admit(Inbound inbound, Access access) {
        if (access.who() == Access.Who.PENDING) {
            requirePending(inbound);
        }
        return access.rule().flatMap(rule -> {
            Optional<Caller> caller = authenticate(inbound, access.extendsIdleTime());
            if (caller.isEmpty() && !mayBeNobody(inbound, access)) {
                throw RefusalCode.NOT_AUTHENTICATED.refused();
            }
            caller.ifPresent(present -> accounts.require(rule, present));
            return caller;
        });
    }

    /** A browser goes on to send the cookie of a session that has ended; a token is sent on purpose. */
    private static boolean mayBeNobody(Inbound inbound, Access access) {
        return access.who() == Access.Who.SIGNED_IN_OR_NOBODY && !inbound.hasToken();
    }

    private Optional<Caller> authenticate(Inbound inbound, boolean noted) {
        List<Carrier> tokens = Carrier.headersOf(inbound.request());
        if (tokens.isEmpty()) {
            return sessions.caller(inbound, noted);
        }
        if (tokens.size() + sessions.count(inbound) > 1) {
            throw HttpRefusal.AMBIGUOUS_CREDENTIALS.refused();
        }
        inbound.noteToken();
        return accounts.apiKeys().authenticate(tokens.get(0).presented(), inbound.origin());
    }

    private void requirePending(Inbound inbound) {
        boolean waits = cookies.read(inbound.cookies(), CookieKind.PENDING)
                .filter(accounts.signIn()::isPending)
                .isPresent();
        if (!waits) {
            throw RefusalCode.NOT_AUTHENTICATED.refused();
        }
    }
}
