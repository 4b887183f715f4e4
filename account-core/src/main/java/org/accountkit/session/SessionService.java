package org.accountkit.session;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.accountkit.access.AccessRule;
import org.accountkit.access.Caller;
import org.accountkit.access.RefusalCode;
import org.accountkit.access.RequestOrigin;
import org.accountkit.access.SessionAccess;
import org.accountkit.access.engine.ServiceContext;
import org.accountkit.audit.AuditEventType;
import org.accountkit.secret.Secret;
import org.accountkit.session.engine.SessionAuthentication;
import org.accountkit.session.engine.ValidSessions;

/**
 * Authenticates sessions, lists them and ends them. Authentication takes one indexed read and no write. Safe for use by
 * several threads.
 */
public final class SessionService {

    /** Who may read the times of the current session: every caller with a session, whatever actions are pending. */
    public static final AccessRule SHOW = AccessRule.session().always();
    /** Who may list and end their own sessions. */
    public static final AccessRule MANAGE = AccessRule.session();

    private final ServiceContext context;
    private final SessionAuthentication authentication;
    private final ValidSessions valid;
    private final SessionStore sessions;

    /**
     * Creates the service. For AccountKit's own use: a host calls {@code AccountServices.sessions()}.
     *
     * @param context realm, clock, unit of work and audit trail
     * @param authentication authenticates session tokens
     * @param valid reads the sessions that are still valid
     * @param sessions the store for sessions
     */
    @SuppressWarnings("exports") // a host cannot name these types
    public SessionService(
            ServiceContext context, SessionAuthentication authentication, ValidSessions valid, SessionStore sessions) {
        this.context = context;
        this.authentication = authentication;
        this.valid = valid;
        this.sessions = sessions;
    }

    /**
     * Authenticates a request by its session token, and extends the session's idle timeout.
     *
     * @param token the presented token, well-formed or not
     * @param origin where the request comes from
     * @return the caller; empty if the token is unknown, its session has ended, or its user is disabled
     */
    public Optional<Caller> authenticate(Secret token, RequestOrigin origin) {
        return authentication.authenticate(token, origin, true);
    }

    /**
     * Authenticates a request without extending the idle timeout, for a page that polls whether its session is still
     * valid.
     *
     * @param token the presented token, well-formed or not
     * @param origin where the request comes from
     * @return as {@link #authenticate}
     */
    public Optional<Caller> peek(Secret token, RequestOrigin origin) {
        return authentication.authenticate(token, origin, false);
    }

    /**
     * Returns when the caller's session was opened and when it ends.
     *
     * @param caller a caller with a session that AccountKit keeps
     * @return the session's times
     * @throws org.accountkit.access.RefusedException {@code forbidden} for a session that the host keeps
     */
    public SessionTimes times(Caller caller) {
        context.check(SHOW, caller);
        return authentication.times(ownSession(caller));
    }

    private static SessionAccess ownSession(Caller caller) {
        return caller.credential()
                .presented()
                .session()
                .orElseThrow(() -> RefusalCode.FORBIDDEN.refused("The host keeps this session, not AccountKit."));
    }

    /**
     * Returns the caller's sessions that are still valid, newest sign-in first.
     *
     * @param caller the caller
     * @return the sessions
     */
    public List<Session> list(Caller caller) {
        context.check(MANAGE, caller);
        return valid.of(caller.userId()).stream()
                .sorted(Comparator.comparing(Session::signedInAt).reversed())
                .toList();
    }

    /**
     * Ends one of the caller's sessions, which may be the current one.
     *
     * @param caller the caller
     * @param sessionId the session's public id
     * @throws org.accountkit.access.RefusedException {@code not-found} if the caller has no such session
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
     * Ends all of the caller's sessions except the current one.
     *
     * @param caller the caller
     * @return how many sessions ended
     */
    public int endOthers(Caller caller) {
        context.check(MANAGE, caller);
        return context.units().run(() -> {
            int others = valid.othersOf(caller).size();
            sessions.deleteOthers(caller.userId(), caller.credential().id());
            context.audit()
                    .by(AuditEventType.SESSION_END, caller)
                    .with("sessions", others)
                    .succeeded();
            return others;
        });
    }

    /**
     * Signs the caller out: ends the current session.
     *
     * @param caller the caller
     */
    public void endOwn(Caller caller) {
        context.check(SHOW, caller);
        context.units().execute(() -> {
            sessions.delete(caller.userId(), caller.credential().id());
            context.audit().by(AuditEventType.SIGN_OUT, caller).succeeded();
        });
    }
}
