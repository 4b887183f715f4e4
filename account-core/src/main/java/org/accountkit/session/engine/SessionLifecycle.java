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
import org.accountkit.session.Renewal;
import org.accountkit.session.Session;
import org.accountkit.session.SessionPolicy;
import org.accountkit.session.SessionStore;
import org.accountkit.token.engine.Token;
import org.accountkit.token.engine.TokenKind;
import org.accountkit.user.AccountStateStore;
import org.accountkit.user.UserId;

/**
 * Opens, renews and ends sessions for the features that may. Every method joins the unit of work that is under way, and
 * checks nobody's rights: that is done before. Safe for use by several threads.
 *
 * @param context clock, unit of work, token format
 * @param policy how long sessions last
 * @param sessions where sessions are kept
 * @param states where epochs are kept
 * @param valid which sessions are still valid
 */
public record SessionLifecycle(
        ServiceContext context,
        SessionPolicy policy,
        SessionStore sessions,
        AccountStateStore states,
        ValidSessions valid) {

    /**
     * Opens a session for a user who has just been authenticated. The oldest session ends when the user would have too
     * many.
     *
     * @param userId whose
     * @param epoch the account's epoch at authentication; if it was raised since, the session is never valid
     * @param origin where the request comes from
     * @return the session's token
     */
    public Secret open(UserId userId, long epoch, RequestOrigin origin) {
        return context.units().run(() -> {
            Token token = context.tokens().issue(TokenKind.SESSION);
            sessions.add(session(userId, epoch, origin), token.digest());
            endOldest(userId);
            return token.text();
        });
    }

    private Session session(UserId userId, long epoch, RequestOrigin origin) {
        Instant now = context.now();
        return new Session(
                UUID.randomUUID().toString(),
                userId,
                epoch,
                origin.client(),
                origin.address(),
                now,
                now,
                now,
                now.plus(policy.absolute()));
    }

    private void endOldest(UserId userId) {
        List<Session> all = sessions.list(userId);
        all.stream()
                .sorted(Comparator.comparing(Session::signedInAt))
                .limit(Math.max(0, all.size() - policy.most()))
                .forEach(session -> sessions.delete(userId, session.id()));
    }

    /**
     * Ends every session of a user at once, on every node.
     *
     * @param userId whose
     * @return how many ended
     */
    public int endAll(UserId userId) {
        return context.units().run(() -> {
            int ended = valid.of(userId).size();
            states.raiseEpoch(userId);
            sessions.deleteAll(userId);
            return ended;
        });
    }

    /**
     * Ends every other session of the caller and gives this one a new token.
     *
     * @param caller whose
     * @return how many ended, and the new token
     */
    public Renewal endOthersAndRenew(Caller caller) {
        return context.units().run(() -> {
            int others = valid.othersOf(caller).size();
            long epoch = states.raiseEpoch(caller.userId());
            Optional<Secret> token = rotate(caller, epoch, Optional.empty());
            sessions.deleteOthers(caller.userId(), caller.credential().id());
            return new Renewal(others, token);
        });
    }

    /**
     * Gives the caller's session a new token and a fresh proof.
     *
     * @param caller whose
     * @param provenAt when the user gave the proof
     * @return the new token; empty for a session of the host's own
     * @throws org.accountkit.access.RefusedException {@code not-authenticated} when another request renewed it first
     */
    public Optional<Secret> renew(Caller caller, Instant provenAt) {
        return context.units().run(() -> rotate(caller, caller.account().state().epoch(), Optional.of(provenAt)));
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
     * Ends the session behind a token, if there is one: the one that a sign-in replaces.
     *
     * @param presented what the request carries
     */
    public void endPresented(Secret presented) {
        context.tokens()
                .parse(TokenKind.SESSION, presented)
                .flatMap(token -> sessions.find(token.digest()))
                .ifPresent(session -> sessions.delete(session.userId(), session.id()));
    }
}
