package org.accountkit.session.engine;

import java.time.Instant;
import java.util.List;
import org.accountkit.access.Caller;
import org.accountkit.access.engine.LastUse;
import org.accountkit.access.engine.ServiceContext;
import org.accountkit.session.Session;
import org.accountkit.session.SessionService.SessionPolicy;
import org.accountkit.session.SessionStore;
import org.accountkit.user.AccountState;
import org.accountkit.user.AccountStateStore;
import org.accountkit.user.UserId;

/**
 * Reads the sessions that are still valid: under the account's current epoch, and past neither timeout.
 *
 * @param context the clock
 * @param policy how long sessions last
 * @param sessions the store for sessions
 * @param states the store for security epochs
 * @param lastUse uses that have not been written yet
 */
public record ValidSessions(
        ServiceContext context,
        SessionPolicy policy,
        SessionStore sessions,
        AccountStateStore states,
        LastUse lastUse) {

    /**
     * Returns a user's valid sessions.
     *
     * @param userId the user's id
     * @return the sessions, oldest sign-in first
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
     * Returns the caller's other valid sessions.
     *
     * @param caller the caller
     * @return the sessions except the current one
     */
    public List<Session> othersOf(Caller caller) {
        return of(caller.userId()).stream()
                .filter(session -> !session.id().equals(caller.credential().id()))
                .toList();
    }
}
