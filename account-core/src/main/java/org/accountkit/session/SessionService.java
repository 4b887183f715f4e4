package org.accountkit.session;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.accountkit.access.AccessReader.SessionAccess;
import org.accountkit.access.AccessRule;
import org.accountkit.access.Caller;
import org.accountkit.access.Refusal.Hint;
import org.accountkit.access.RefusalCode;
import org.accountkit.access.RequestOrigin;
import org.accountkit.access.engine.DeviceForgetting;
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
    private final DeviceForgetting devices;

    /**
     * Creates the service. For AccountKit's own use: a host calls {@code AccountServices.sessions()}.
     *
     * @param context realm, clock, unit of work and audit trail
     * @param authentication authenticates session tokens
     * @param valid reads the sessions that are still valid
     * @param sessions the store for sessions
     * @param devices forgets known devices
     */
    @SuppressWarnings("exports") // a host cannot name these types
    public SessionService(
            ServiceContext context,
            SessionAuthentication authentication,
            ValidSessions valid,
            SessionStore sessions,
            DeviceForgetting devices) {
        this.context = context;
        this.authentication = authentication;
        this.valid = valid;
        this.sessions = sessions;
        this.devices = devices;
    }

    /** {@return how long sessions last} */
    public SessionPolicy policy() {
        return valid.policy();
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
                .orElseThrow(() -> RefusalCode.FORBIDDEN.refused(
                        new Hint("host-session", "The host keeps this session, not AccountKit.")));
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
        context.acting(MANAGE, caller).execute(current -> {
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
     * Ends all of the caller's sessions except the current one and forgets all known devices, as {@link
     * #endOthers(Caller, Optional)} does.
     *
     * @param caller the caller
     * @return how many sessions ended
     */
    public int endOthers(Caller caller) {
        return endOthers(caller, Optional.empty());
    }

    /**
     * Ends all of the caller's sessions except the current one. All known devices are forgotten, except the one from which
     * the request comes.
     *
     * @param caller the caller
     * @param device the presented device tokens
     * @return how many sessions ended
     */
    public int endOthers(Caller caller, Optional<Secret> device) {
        return context.acting(MANAGE, caller).run(current -> {
            int others = valid.othersOf(caller).size();
            sessions.deleteOthers(caller.userId(), caller.credential().id());
            devices.forgetOthers(caller.userId(), device);
            context.audit()
                    .by(AuditEventType.SESSION_END, caller)
                    .with("sessions", others)
                    .succeeded();
            return others;
        });
    }

    /**
     * Signs the caller out: ends the current session. Succeeds even if something else has just ended it.
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

    /**
     * When a session was opened and proven, and when it ends.
     *
     * @param signedInAt when it was opened
     * @param provenAt when its user last gave a full proof
     * @param expiresAt its absolute timeout
     * @param idleExpiresAt when it ends unless it is used before then
     */
    public record SessionTimes(Instant signedInAt, Instant provenAt, Instant expiresAt, Instant idleExpiresAt) {}

    /**
     * What a security change did to its user's sessions.
     *
     * @param endedSessions how many sessions ended
     * @param token the new token of the current session, which remains; empty for a session that the host keeps
     */
    public record Renewal(int endedSessions, Optional<Secret> token) {}

    /**
     * How long sessions last (OWASP ASVS 5.0, V7).
     *
     * @param idle the idle timeout, at most {@code absolute}
     * @param absolute the absolute timeout, at most 30 days (NIST SP 800-63B-4, section 2.1.3)
     * @param proof how long a full proof is fresh, at most an hour
     * @param most how many sessions a user may have, 1 to 100
     */
    public record SessionPolicy(Duration idle, Duration absolute, Duration proof, int most) {

        private static final Duration LONGEST = Duration.ofDays(30);
        private static final Duration LONGEST_PROOF = Duration.ofHours(1);
        private static final int MOST_SESSIONS = 100;

        /** Times out after 30 idle minutes or 12 hours in all; a proof is fresh for 5 minutes; 20 sessions per user. */
        public static final SessionPolicy DEFAULT =
                new SessionPolicy(Duration.ofMinutes(30), Duration.ofHours(12), Duration.ofMinutes(5), 20);

        /**
         * Checks the ranges.
         *
         * @throws IllegalArgumentException if a value is out of range
         */
        public SessionPolicy {
            if (!isWithin(absolute, LONGEST) || !isWithin(idle, absolute)) {
                throw new IllegalArgumentException(
                        "A session must last at most 30 days, and its idle timeout must not be longer than that.");
            }
            if (!isWithin(proof, LONGEST_PROOF)) {
                throw new IllegalArgumentException("A proof must count for at most an hour.");
            }
            if (most < 1 || most > MOST_SESSIONS) {
                throw new IllegalArgumentException("A user may have 1 to " + MOST_SESSIONS + " sessions.");
            }
        }

        private static boolean isWithin(Duration duration, Duration longest) {
            return !duration.isZero() && !duration.isNegative() && duration.compareTo(longest) <= 0;
        }
    }
}
