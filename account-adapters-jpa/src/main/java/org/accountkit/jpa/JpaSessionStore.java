package org.accountkit.jpa;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.accountkit.session.Session;
import org.accountkit.session.SessionStore;
import org.accountkit.token.TokenDigest;
import org.accountkit.user.UserId;

final class JpaSessionStore implements SessionStore {

    private static final SweepOrder EXPIRED = new SweepOrder("account_session", "id", "expiresAt");
    private static final SweepOrder IDLE = new SweepOrder("account_session", "id", "lastSeenAt");

    private final Database database;

    JpaSessionStore(Database database) {
        this.database = database;
    }

    @Override
    public void add(Session session, TokenDigest digest) {
        database.insert(new SessionRow(session, digest));
    }

    @Override
    public Optional<Session> find(TokenDigest digest) {
        return database.first(SessionRow.class, "select s from account_session s where s.digest = ?1", digest.bytes())
                .map(SessionRow::toSession);
    }

    @Override
    public List<Session> list(UserId userId) {
        return database
                .list(
                        SessionRow.class,
                        "select s from account_session s where s.userId = ?1 order by s.signedInAt, s.id",
                        userId.value())
                .stream()
                .map(SessionRow::toSession)
                .toList();
    }

    @Override
    public boolean rotate(String id, TokenDigest expected, TokenDigest next, long epoch, Instant provenAt) {
        return database.update(
                        "update account_session s set s.digest = ?1, s.epoch = ?2, s.provenAt = ?3"
                                + " where s.id = ?4 and s.digest = ?5",
                        next.bytes(),
                        epoch,
                        provenAt.toEpochMilli(),
                        id,
                        expected.bytes())
                == 1;
    }

    @Override
    public boolean delete(UserId userId, String id) {
        return database.update("delete from account_session s where s.userId = ?1 and s.id = ?2", userId.value(), id)
                == 1;
    }

    @Override
    public int deleteAll(UserId userId) {
        return database.update("delete from account_session s where s.userId = ?1", userId.value());
    }

    @Override
    public int deleteOthers(UserId userId, String keepId) {
        return database.update(
                "delete from account_session s where s.userId = ?1 and s.id <> ?2", userId.value(), keepId);
    }

    /** In id order, so that two nodes that record the same sessions cannot deadlock. */
    @Override
    public void recordUse(Map<String, Instant> lastSeen) {
        LastUses.record(
                database,
                "update account_session set last_seen_at = ? where id = ? and last_seen_at < ?",
                new TreeMap<>(lastSeen));
    }

    @Override
    public int sweep(Instant expiredBefore, Instant lastSeenBefore, int most) {
        return database.inUnit(() -> {
            int expired = database.deleteFirst(EXPIRED, expiredBefore.toEpochMilli(), most);
            return expired == most
                    ? expired
                    : expired + database.deleteFirst(IDLE, lastSeenBefore.toEpochMilli(), most - expired);
        });
    }
}
