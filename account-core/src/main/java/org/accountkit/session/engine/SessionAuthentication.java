package org.accountkit.session.engine;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import org.accountkit.access.AccessReader;
import org.accountkit.access.AccessReader.SessionAccess;
import org.accountkit.access.Account;
import org.accountkit.access.Caller;
import org.accountkit.access.Credential;
import org.accountkit.access.RequestOrigin;
import org.accountkit.access.engine.LastUse;
import org.accountkit.access.engine.PresentedCredential;
import org.accountkit.access.engine.ServiceContext;
import org.accountkit.secret.Secret;
import org.accountkit.session.SessionService.SessionPolicy;
import org.accountkit.session.SessionService.SessionTimes;
import org.accountkit.session.SessionStore;
import org.accountkit.token.engine.Token;
import org.accountkit.token.engine.TokenKind;

/**
 * Authenticates session tokens with one indexed read and no write. Only a session that is found over is deleted, so that
 * no correction of the clock can bring it back, and those of a user who turns out to be disabled. Safe for use by several
 * threads.
 *
 * @param context realm, clock and token format
 * @param policy how long sessions last
 * @param sessions the store for sessions
 * @param reader performs the read
 * @param lastUse collects when sessions were used
 * @param enabled whether a user may sign in; ends the sessions of one who may not
 */
public record SessionAuthentication(
        ServiceContext context,
        SessionPolicy policy,
        SessionStore sessions,
        AccessReader reader,
        LastUse lastUse,
        Predicate<Account> enabled) {

    /**
     * Authenticates a token, and records its use if asked to.
     *
     * @param presented the presented token
     * @param origin where the request comes from
     * @param noted whether this request extends the idle timeout
     * @return the caller; empty if the token is unknown or its session has ended
     */
    public Optional<Caller> authenticate(Secret presented, RequestOrigin origin, boolean noted) {
        Optional<Caller> caller = context.tokens()
                .parse(TokenKind.SESSION, presented)
                .flatMap(token -> reader.session(token.digest())
                        .filter(this::isValid)
                        .map(session -> caller(session, token, origin)));
        if (noted) {
            caller.ifPresent(known -> lastUse.record(known.credential().id(), context.now()));
        }
        return caller;
    }

    private boolean isValid(SessionAccess session) {
        return context.sees(session.account().user())
                && enabled.test(session.account())
                && session.epoch() == session.account().state().epoch()
                && isInTime(session);
    }

    private boolean isInTime(SessionAccess session) {
        boolean inTime = SessionLife.of(session, lastSeen(session)).isInTime(policy, context.now());
        if (!inTime) {
            context.discard(() -> sessions.delete(session.account().id(), session.id()));
        }
        return inTime;
    }

    private Caller caller(SessionAccess session, Token token, RequestOrigin origin) {
        Instant provenUntil = session.provenAt().plus(policy.proof());
        Credential credential = new Credential(PresentedCredential.session(session, token.digest(), provenUntil));
        return new Caller(session.account(), context.rights(), credential, origin);
    }

    private Instant lastSeen(SessionAccess session) {
        return lastUse.latest(session.id(), session.lastSeenAt());
    }

    /**
     * Computes when a session ends.
     *
     * @param session the session as read
     * @return its times
     */
    public SessionTimes times(SessionAccess session) {
        Instant idleEnd = lastSeen(session).plus(policy.idle());
        Instant end = session.expiresAt();
        return new SessionTimes(session.signedInAt(), session.provenAt(), end, idleEnd.isBefore(end) ? idleEnd : end);
    }
}
