package org.accountkit.testkit.jdbc;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.accountkit.signin.KnownDevice;
import org.accountkit.signin.KnownDeviceStore;
import org.accountkit.token.TokenDigest;
import org.accountkit.user.UserId;

final class JdbcKnownDeviceStore implements KnownDeviceStore {

    private final Sql sql;

    JdbcKnownDeviceStore(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void add(KnownDevice device, TokenDigest digest, int most) {
        sql.inUnit(() -> {
            sql.lock("known-devices", device.userId().value());
            KnownDeviceStore.surplus(list(device.userId()), most - 1).forEach(old -> delete(old.userId(), old.id()));
            sql.update(
                    "insert into known_device (id, digest, user_id, client, created_at, last_seen_at, expires_at)"
                            + " values (?, ?, ?, ?, ?, ?, ?)",
                    device.id(),
                    digest,
                    device.userId(),
                    device.client(),
                    device.createdAt(),
                    device.lastSeenAt(),
                    device.expiresAt());
        });
    }

    @Override
    public Optional<KnownDevice> find(TokenDigest digest) {
        return sql.first(JdbcKnownDeviceStore::device, "select * from known_device where digest = ?", digest);
    }

    @Override
    public List<KnownDevice> list(UserId userId) {
        return sql.list(
                JdbcKnownDeviceStore::device,
                "select * from known_device where user_id = ? order by last_seen_at desc, id desc",
                userId);
    }

    @Override
    public void recordUse(String id, Instant at) {
        sql.update("update known_device set last_seen_at = ? where id = ? and last_seen_at < ?", at, id, at);
    }

    @Override
    public boolean delete(UserId userId, String id) {
        return sql.updateOne("delete from known_device where user_id = ? and id = ?", userId, id);
    }

    @Override
    public int deleteOthers(UserId userId, String keepId) {
        return sql.update("delete from known_device where user_id = ? and id <> ?", userId, keepId);
    }

    @Override
    public void deleteAll(UserId userId) {
        sql.update("delete from known_device where user_id = ?", userId);
    }

    @Override
    public int sweep(Instant expiredBefore, int most) {
        return sql.update(
                "delete from known_device where id in (select id from known_device where expires_at < ?"
                        + " order by expires_at, id limit ?)",
                expiredBefore,
                most);
    }

    private static KnownDevice device(Row row) throws SQLException {
        return new KnownDevice(
                row.text("id"),
                row.userId("user_id"),
                row.findText("client"),
                row.instant("created_at"),
                row.instant("last_seen_at"),
                row.instant("expires_at"));
    }
}
