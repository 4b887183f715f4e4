package org.accountkit.testkit.jdbc;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.accountkit.session.Session;
import org.accountkit.session.SessionStore;
import org.accountkit.token.TokenDigest;
import org.accountkit.user.UserId;

final class JdbcSessionStore implements SessionStore {

    private final Sql sql;

    JdbcSessionStore(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void add(Session session, TokenDigest digest) {
        sql.update(
                "insert into user_session (id, digest, user_id, epoch, client, address, signed_in_at, proven_at,"
                        + " last_seen_at, expires_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                session.id(),
                digest,
                session.userId(),
                session.epoch(),
                session.client(),
                session.address(),
                session.signedInAt(),
                session.provenAt(),
                session.lastSeenAt(),
                session.expiresAt());
    }

    @Override
    public Optional<Session> find(TokenDigest digest) {
        return sql.first(JdbcSessionStore::session, "select * from user_session where digest = ?", digest);
    }

    @Override
    public List<Session> list(UserId userId) {
        return sql.list(
                JdbcSessionStore::session,
                "select * from user_session where user_id = ? order by signed_in_at",
                userId);
    }

    @Override
    public boolean rotate(String id, TokenDigest expected, TokenDigest next, long epoch, Instant provenAt) {
        return sql.updateOne(
                "update user_session set digest = ?, epoch = ?, proven_at = ? where id = ? and digest = ?",
                next,
                epoch,
                provenAt,
                id,
                expected);
    }

    @Override
    public boolean delete(UserId userId, String id) {
        return sql.updateOne("delete from user_session where user_id = ? and id = ?", userId, id);
    }

    @Override
    public int deleteAll(UserId userId) {
        return sql.update("delete from user_session where user_id = ?", userId);
    }

    @Override
    public int deleteOthers(UserId userId, String keepId) {
        return sql.update("delete from user_session where user_id = ? and id <> ?", userId, keepId);
    }

    /** In the order of ids, so that two nodes that record the same sessions cannot deadlock. */
    @Override
    public void recordUse(Map<String, Instant> lastSeen) {
        sql.inUnit(() -> new TreeMap<>(lastSeen)
                .forEach((id, at) -> sql.update(
                        "update user_session set last_seen_at = ? where id = ? and last_seen_at < ?", at, id, at)));
    }

    @Override
    public int sweep(Instant expiredBefore, Instant lastSeenBefore, int most) {
        return sql.update(
                "delete from user_session where id in (select id from user_session where expires_at < ?"
                        + " or last_seen_at < ? order by expires_at, id limit ?)",
                expiredBefore,
                lastSeenBefore,
                most);
    }

    private static Session session(Row row) throws SQLException {
        return new Session(
                row.text("id"),
                row.userId("user_id"),
                row.number("epoch"),
                row.findText("client"),
                row.findText("address"),
                row.instant("signed_in_at"),
                row.instant("proven_at"),
                row.instant("last_seen_at"),
                row.instant("expires_at"));
    }
}
