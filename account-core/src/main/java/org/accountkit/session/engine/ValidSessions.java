package org.accountkit.session.engine;

import java.time.Instant;
import java.util.List;
import org.accountkit.access.Caller;
import org.accountkit.access.engine.LastUse;
import org.accountkit.access.engine.ServiceContext;
import org.accountkit.session.Session;
import org.accountkit.session.SessionPolicy;
import org.accountkit.session.SessionStore;
import org.accountkit.user.AccountState;
import org.accountkit.user.AccountStateStore;
import org.accountkit.user.UserId;

/**
 * Reads the sessions that are still valid: of the account's present epoch, and neither idle for too long nor past their
 * end.
 *
 * @param context clock
 * @param policy how long sessions last
 * @param sessions where sessions are kept
 * @param states where epochs are kept
 * @param lastUse when sessions were used, as far as that was not written yet
 */
public record ValidSessions(
        ServiceContext context,
        SessionPolicy policy,
        SessionStore sessions,
        AccountStateStore states,
        LastUse lastUse) {

    /**
     * Reads the valid sessions of a user.
     *
     * @param userId whose
     * @return the sessions, the oldest sign-in first
     */
    public List<Session> of(UserId userId) {
        Instant now = context.now();
        long epoch = states.find(userId).map(AccountState::epoch).orElse(0L);
        return sessions.list(userId).stream()
                .map(session -> session.seenAt(lastUse.latest(session.id(), session.lastSeenAt())))
                .filter(session -> session.epoch() == epoch
                        && now.isBefore(session.expiresAt())
                        && now.isBefore(session.lastSeenAt().plus(policy.idle())))
                .toList();
    }

    /**
     * Reads the caller's other valid sessions.
     *
     * @param caller whose
     * @return the sessions without the caller's current one
     */
    public List<Session> othersOf(Caller caller) {
        return of(caller.userId()).stream()
                .filter(session -> !session.id().equals(caller.credential().id()))
                .toList();
    }
}
