package org.accountkit.session.engine;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.accountkit.access.Caller;
import org.accountkit.access.RefusalCode;
import org.accountkit.access.RequestOrigin;
import org.accountkit.access.engine.PresentedCredential;
import org.accountkit.access.engine.ServiceContext;
import org.accountkit.secret.Secret;
import org.accountkit.session.Session;
import org.accountkit.session.SessionService.Renewal;
import org.accountkit.session.SessionService.SessionPolicy;
import org.accountkit.session.SessionStore;
import org.accountkit.token.engine.Token;
import org.accountkit.token.engine.TokenKind;
import org.accountkit.transaction.LostRaceException;
import org.accountkit.user.AccountStateStore;
import org.accountkit.user.UserId;

/**
 * Opens, renews and ends sessions on behalf of other features. Every method belongs into a unit of work that has
 * locked the account, and leaves the check of rights to its caller. Safe for use by several threads.
 *
 * @param context clock, unit of work and token format
 * @param policy how long sessions last
 * @param sessions the store for sessions
 * @param states the store for security epochs
 * @param valid reads the sessions that are still valid
 */
public record SessionLifecycle(
        ServiceContext context,
        SessionPolicy policy,
        SessionStore sessions,
        AccountStateStore states,
        ValidSessions valid) {

    /**
     * Opens a session for a user who has just been authenticated. If that would be one too many, the user's oldest
     * session ends.
     *
     * @param userId the user's id
     * @param epoch the account's epoch at authentication; if it has been raised since, the session is never valid
     * @param origin where the request comes from
     * @param now the time of the sign-in
     * @return the session's token
     */
    public Secret open(UserId userId, long epoch, RequestOrigin origin, Instant now) {
        Token token = context.tokens().issue(TokenKind.SESSION);
        List<Session> others = sessions.list(userId);
        sessions.add(session(userId, epoch, origin, now, signInTime(others, now)), token.digest());
        endOldest(userId, others);
        return token.text();
    }

    /** Sessions are ordered by their sign-in, so a later one is never given an earlier time. */
    private Instant signInTime(List<Session> others, Instant now) {
        return others.stream()
                .filter(valid::isInTime)
                .map(Session::signedInAt)
                .filter(now::isBefore)
                .max(Comparator.naturalOrder())
                .map(latest -> latest.plusMillis(1))
                .orElse(now);
    }

    private Session session(UserId userId, long epoch, RequestOrigin origin, Instant now, Instant signedInAt) {
        return new Session(
                UUID.randomUUID().toString(),
                userId,
                epoch,
                origin.client(),
                origin.address(),
                signedInAt,
                now,
                now,
                now.plus(policy.absolute()));
    }

    /** Ends sessions that are over first, wherever their times put them, and never the new one. */
    private void endOldest(UserId userId, List<Session> others) {
        others.stream()
                .sorted(Comparator.comparing(valid::isInTime).thenComparing(Session::signedInAt))
                .limit(Math.max(0, others.size() + 1 - policy.most()))
                .forEach(session -> sessions.delete(userId, session.id()));
    }

    /**
     * Ends all sessions of a user immediately, on every node.
     *
     * @param userId the user's id
     * @return how many sessions ended
     */
    public int endAll(UserId userId) {
        long epoch = valid.epochOf(userId);
        int ended = valid.under(epoch, userId).size();
        raiseFrom(epoch, userId);
        sessions.deleteAll(userId);
        return ended;
    }

    /**
     * Ends all other sessions of the caller and gives the current one a new token.
     *
     * @param caller the caller
     * @return how many sessions ended, and the new token
     */
    public Renewal endOthersAndRenew(Caller caller) {
        int others = valid.othersOf(caller).size();
        long epoch = raiseFrom(caller.account().state().epoch(), caller.userId());
        Optional<Secret> token = rotate(caller, epoch, Optional.empty());
        sessions.deleteOthers(caller.userId(), caller.credential().id());
        return new Renewal(others, token);
    }

    /** The account is locked, so the epoch that was read is the one to raise. */
    private long raiseFrom(long epoch, UserId userId) {
        if (!states.raiseEpochTo(userId, epoch + 1)) {
            throw new LostRaceException();
        }
        return epoch + 1;
    }

    /**
     * Gives the caller's session a new token and a fresh proof.
     *
     * @param caller the caller
     * @param provenAt when the user gave the proof
     * @return the new token; empty for a session that the host keeps
     * @throws org.accountkit.access.RefusedException {@code not-authenticated} if another request renewed the session
     *     first
     */
    public Optional<Secret> renew(Caller caller, Instant provenAt) {
        return rotate(caller, caller.account().state().epoch(), Optional.of(provenAt));
    }

    private Optional<Secret> rotate(Caller caller, long epoch, Optional<Instant> provenAt) {
        PresentedCredential presented = caller.credential().presented();
        return presented.session().map(session -> {
            Token token = context.tokens().issue(TokenKind.SESSION);
            boolean won = sessions.rotate(
                    session.id(),
                    presented.digest().orElseThrow(),
                    token.digest(),
                    epoch,
                    provenAt.orElse(session.provenAt()));
            if (!won) {
                throw RefusalCode.NOT_AUTHENTICATED.refused();
            }
            return token.text();
        });
    }

    /**
     * Ends the session of a presented token, if there is one: a new sign-in replaces it.
     *
     * @param presented the presented token
     */
    public void endPresented(Secret presented) {
        context.tokens()
                .parse(TokenKind.SESSION, presented)
                .flatMap(token -> sessions.find(token.digest()))
                .ifPresent(session -> sessions.delete(session.userId(), session.id()));
    }
}
