package org.accountkit.session.engine;

import java.time.Instant;
import org.accountkit.access.AccessReader.SessionAccess;
import org.accountkit.access.engine.StoredTimes;
import org.accountkit.session.Session;
import org.accountkit.session.SessionService.SessionPolicy;

/**
 * The times that decide whether a session is over.
 *
 * @param provenAt when its user last gave a full proof
 * @param lastSeenAt when it was last used
 * @param expiresAt its absolute timeout
 */
record SessionLife(Instant provenAt, Instant lastSeenAt, Instant expiresAt) {

    static SessionLife of(SessionAccess session, Instant lastSeenAt) {
        return new SessionLife(session.provenAt(), lastSeenAt, session.expiresAt());
    }

    static SessionLife of(Session session) {
        return new SessionLife(session.provenAt(), session.lastSeenAt(), session.expiresAt());
    }

    /** Whether neither timeout has passed. A session that was used or proven in the future has no known timeout. */
    boolean isInTime(SessionPolicy policy, Instant now) {
        return now.isBefore(expiresAt)
                && now.isBefore(lastSeenAt.plus(policy.idle()))
                && StoredTimes.isPlausible(lastSeenAt, now)
                && StoredTimes.isPlausible(provenAt, now);
    }
}
