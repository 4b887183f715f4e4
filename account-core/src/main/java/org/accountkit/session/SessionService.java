package org.accountkit.session;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.accountkit.access.AccessReader;
import org.accountkit.access.AccessRule;
import org.accountkit.access.Caller;
import org.accountkit.access.Credential;
import org.accountkit.access.CredentialKind;
import org.accountkit.access.LastUse;
import org.accountkit.access.RefusalCode;
import org.accountkit.access.RequestOrigin;
import org.accountkit.access.ServiceContext;
import org.accountkit.access.SessionAccess;
import org.accountkit.audit.AuditEventType;
import org.accountkit.token.Token;
import org.accountkit.token.TokenKind;
import org.accountkit.user.AccountStateStore;
import org.accountkit.user.UserId;

/**
 * Sessions: authenticated by one indexed read and no write, listed and ended by their user, ended at once on every node
 * when the account's epoch is raised. Safe for use by several threads.
 */
public final class SessionService {

    /** Who may look at the own session: any session, whatever is pending. */
    public static final AccessRule SHOW = AccessRule.session().always();
    /** Who may list and end own sessions. */
    public static final AccessRule MANAGE = AccessRule.session();

    private final ServiceContext context;
    private final SessionPolicy policy;
    private final AccessReader reader;
    private final SessionStore sessions;
    private final AccountStateStore states;
    private final LastUse lastUse;

    /**
     * Sessions in these stores.
     *
     * @param context realm, clock, unit of work, audit trail
     * @param policy how long sessions live
     * @param reader the one read that authenticates
     * @param sessions where sessions are kept
     * @param states where epochs are kept
     * @param lastUse collects when sessions were used
     */
    public SessionService(
            ServiceContext context,
            SessionPolicy policy,
            AccessReader reader,
            SessionStore sessions,
            AccountStateStore states,
            LastUse lastUse) {
        this.context = context;
        this.policy = policy;
        this.reader = reader;
        this.sessions = sessions;
        this.states = states;
        this.lastUse = lastUse;
    }

    /**
     * Authenticates a request by its session token, and notes the use.
     *
     * @param token what was presented
     * @param origin where the request comes from
     * @return the caller; empty when the token is none, unknown, over, of another epoch, or its user may not sign in
     */
    public Optional<Caller> authenticate(CharSequence token, RequestOrigin origin) {
        Optional<Caller> caller = peek(token, origin);
        caller.ifPresent(known -> lastUse.record(known.credential().id(), now()));
        return caller;
    }

    /**
     * Authenticates without extending the idle time, for a page that asks whether its session still lives.
     *
     * @param token what was presented
     * @param origin where the request comes from
     * @return as {@link #authenticate}
     */
    public Optional<Caller> peek(CharSequence token, RequestOrigin origin) {
        return context.tokens()
                .parse(TokenKind.SESSION, token)
                .flatMap(parsed -> reader.session(parsed.digest())
                        .filter(this::isGood)
                        .map(found -> caller(found, parsed, origin)));
    }

    private boolean isGood(SessionAccess session) {
        Instant now = now();
        return session.account().user().enabled()
                && context.sees(session.account().user())
                && session.epoch() == session.account().state().epoch()
                && now.isBefore(session.expiresAt())
                && now.isBefore(lastSeen(session).plus(policy.idle()));
    }

    private Caller caller(SessionAccess session, Token token, RequestOrigin origin) {
        Credential credential = new Credential(
                CredentialKind.SESSION,
                session.id(),
                Optional.of(session.provenAt().plus(policy.proof())),
                Optional.of(session),
                Optional.of(token.digest()));
        return new Caller(session.account(), context.rights(), credential, origin);
    }

    private Instant lastSeen(SessionAccess session) {
        return lastUse.waiting(session.id())
                .filter(session.lastSeenAt()::isBefore)
                .orElse(session.lastSeenAt());
    }

    /**
     * Tells the times of the caller's own session.
     *
     * @param caller somebody with a session of ours
     * @return its times
     */
    public SessionTimes times(Caller caller) {
        context.check(SHOW, caller);
        SessionAccess session = ownSession(caller);
        Instant idleEnd = lastSeen(session).plus(policy.idle());
        Instant end = session.expiresAt();
        return new SessionTimes(session.signedInAt(), session.provenAt(), end, idleEnd.isBefore(end) ? idleEnd : end);
    }

    /**
     * Opens a session for a user whom the caller of this method has authenticated, within the unit of work that is under
     * way. Beyond the number a user may have, the oldest ends.
     *
     * @param userId whose
     * @param epoch the account's epoch at authentication: if it was raised since, the session is dead already
     * @param origin where the request comes from
     * @return the session's token
     */
    public Token open(UserId userId, long epoch, RequestOrigin origin) {
        return context.units().run(() -> {
            Instant now = now();
            Token token = context.tokens().issue(TokenKind.SESSION);
            sessions.add(
                    new Session(
                            UUID.randomUUID().toString(),
                            userId,
                            epoch,
                            origin.client(),
                            origin.address(),
                            now,
                            now,
                            now,
                            now.plus(policy.absolute())),
                    token.digest());
            endOldest(userId);
            return token;
        });
    }

    private void endOldest(UserId userId) {
        List<Session> all = sessions.list(userId);
        all.stream()
                .sorted(Comparator.comparing(Session::signedInAt))
                .limit(Math.max(0, all.size() - policy.most()))
                .forEach(session -> sessions.delete(userId, session.id()));
    }

    /**
     * Ends every session of a user at once, on every node, within the unit of work that is under way.
     *
     * @param userId whose
     * @return how many ended
     */
    public int endAll(UserId userId) {
        return context.units().run(() -> {
            int live = liveSessions(userId).size();
            states.raiseEpoch(userId);
            sessions.deleteAll(userId);
            return live;
        });
    }

    /**
     * Ends every other session of the caller and gives this one a new token, within the unit of work that is under way.
     *
     * @param caller whose
     * @param provenAt when the user last gave a full proof; empty to leave it
     * @return how many ended, and the new token
     */
    public Renewal endOthersAndRenew(Caller caller, Optional<Instant> provenAt) {
        return context.units().run(() -> {
            int others = otherLiveSessions(caller).size();
            long epoch = states.raiseEpoch(caller.userId());
            Optional<Token> token = rotate(caller, epoch, provenAt);
            sessions.deleteOthers(caller.userId(), caller.credential().id());
            return new Renewal(others, token);
        });
    }

    /**
     * Gives the caller's session a new token and a fresh proof, within the unit of work that is under way.
     *
     * @param caller whose
     * @param provenAt when the user gave the proof
     * @return the new token; empty for a session of the host's own
     * @throws org.accountkit.access.RefusedException {@code not-authenticated} when another request was first
     */
    public Optional<Token> renew(Caller caller, Instant provenAt) {
        return context.units().run(() -> rotate(caller, caller.account().state().epoch(), Optional.of(provenAt)));
    }

    private Optional<Token> rotate(Caller caller, long epoch, Optional<Instant> provenAt) {
        return caller.credential().session().map(session -> {
            Token token = context.tokens().issue(TokenKind.SESSION);
            boolean won = sessions.rotate(
                    session.id(),
                    caller.credential().digest().orElseThrow(),
                    token.digest(),
                    epoch,
                    provenAt.orElse(session.provenAt()));
            if (!won) {
                throw RefusalCode.NOT_AUTHENTICATED.refused();
            }
            return token;
        });
    }

    /**
     * Lists the caller's own sessions, the newest sign-in first.
     *
     * @param caller whose
     * @return those that live
     */
    public List<Session> list(Caller caller) {
        context.check(MANAGE, caller);
        return liveSessions(caller.userId()).stream()
                .sorted(Comparator.comparing(Session::signedInAt).reversed())
                .toList();
    }

    /**
     * Ends one of the caller's own sessions, the current one too.
     *
     * @param caller whose
     * @param sessionId its public id
     * @throws org.accountkit.access.RefusedException {@code not-found} when the caller has no such session
     */
    public void end(Caller caller, String sessionId) {
        context.check(MANAGE, caller);
        context.units().execute(() -> {
            if (!sessions.delete(caller.userId(), sessionId)) {
                throw RefusalCode.NOT_FOUND.refused();
            }
            context.audit()
                    .by(AuditEventType.SESSION_END, caller)
                    .with("session", sessionId)
                    .succeeded();
        });
    }

    /**
     * Ends all of the caller's own sessions but the current one.
     *
     * @param caller whose
     * @return how many ended
     */
    public int endOthers(Caller caller) {
        context.check(MANAGE, caller);
        return context.units().run(() -> {
            int others = otherLiveSessions(caller).size();
            sessions.deleteOthers(caller.userId(), caller.credential().id());
            context.audit()
                    .by(AuditEventType.SESSION_END, caller)
                    .with("sessions", others)
                    .succeeded();
            return others;
        });
    }

    /**
     * Ends the caller's own session: signs out.
     *
     * @param caller whose
     */
    public void endOwn(Caller caller) {
        context.check(SHOW, caller);
        context.units().execute(() -> {
            sessions.delete(caller.userId(), caller.credential().id());
            context.audit().by(AuditEventType.SIGN_OUT, caller).succeeded();
        });
    }

    /**
     * Ends the session behind a token, if there is one, within the unit of work that is under way: the one that a
     * request for sign-in came with.
     *
     * @param token what was presented
     */
    public void endPresented(Token token) {
        sessions.find(token.digest()).ifPresent(session -> sessions.delete(session.userId(), session.id()));
    }

    private List<Session> liveSessions(UserId userId) {
        Instant now = now();
        long epoch = states.find(userId).map(state -> state.epoch()).orElse(0L);
        return sessions.list(userId).stream()
                .map(this::withUse)
                .filter(session -> session.epoch() == epoch
                        && now.isBefore(session.expiresAt())
                        && now.isBefore(session.lastSeenAt().plus(policy.idle())))
                .toList();
    }

    private List<Session> otherLiveSessions(Caller caller) {
        return liveSessions(caller.userId()).stream()
                .filter(session -> !session.id().equals(caller.credential().id()))
                .toList();
    }

    private Session withUse(Session session) {
        return lastUse.waiting(session.id())
                .filter(session.lastSeenAt()::isBefore)
                .map(seen -> new Session(
                        session.id(),
                        session.userId(),
                        session.epoch(),
                        session.client(),
                        session.address(),
                        session.signedInAt(),
                        session.provenAt(),
                        seen,
                        session.expiresAt()))
                .orElse(session);
    }

    private SessionAccess ownSession(Caller caller) {
        return caller.credential()
                .session()
                .orElseThrow(() -> RefusalCode.FORBIDDEN.refused("The host keeps this session, not AccountKit."));
    }

    private Instant now() {
        return context.now();
    }
}
