package org.accountkit.session.engine;

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
        return under(epochOf(userId), userId);
    }

    /** The epoch under which a user's sessions are valid now. */
    long epochOf(UserId userId) {
        return states.find(userId).map(AccountState::epoch).orElse(0L);
    }

    /** A user's sessions that are valid under an epoch. */
    List<Session> under(long epoch, UserId userId) {
        return sessions.list(userId).stream()
                .map(this::latest)
                .filter(session -> session.epoch() == epoch && isInTime(session))
                .toList();
    }

    private Session latest(Session session) {
        return session.seenAt(lastUse.latest(session.id(), session.lastSeenAt()));
    }

    /** Whether a session as stored is past neither timeout. */
    boolean isInTime(Session session) {
        return SessionLife.of(latest(session)).isInTime(policy, context.now());
    }

    /**
     * Returns the caller's other valid sessions, within a unit of work that has locked the account and read it again: its
     * epoch is the current one.
     *
     * @param caller the caller as of now
     * @return the sessions except the current one
     */
    public List<Session> othersOf(Caller caller) {
        return under(caller.account().state().epoch(), caller.userId()).stream()
                .filter(session -> !session.id().equals(caller.credential().id()))
                .toList();
    }
}
