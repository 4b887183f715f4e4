package org.accountkit.testkit.jdbc;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.accountkit.password.PasswordResetStore;
import org.accountkit.token.TokenDigest;
import org.accountkit.user.UserId;

final class JdbcPasswordResetStore implements PasswordResetStore {

    private final Sql sql;

    JdbcPasswordResetStore(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void put(StoredReset reset, TokenDigest digest) {
        sql.inUnit(() -> {
            delete(reset.userId());
            sql.update(
                    "insert into password_reset (user_id, digest, epoch, expires_at, tries_left)"
                            + " values (?, ?, ?, ?, ?)",
                    reset.userId(),
                    digest,
                    reset.epoch(),
                    reset.expiresAt(),
                    reset.triesLeft());
        });
    }

    @Override
    public Optional<StoredReset> find(TokenDigest digest) {
        return sql.first(JdbcPasswordResetStore::reset, "select * from password_reset where digest = ?", digest);
    }

    @Override
    public boolean takeTry(TokenDigest digest) {
        return sql.updateOne(
                "update password_reset set tries_left = tries_left - 1 where digest = ? and tries_left > 0", digest);
    }

    @Override
    public boolean spend(TokenDigest digest) {
        return sql.updateOne("delete from password_reset where digest = ?", digest);
    }

    @Override
    public void delete(UserId userId) {
        sql.update("delete from password_reset where user_id = ?", userId);
    }

    @Override
    public int sweep(Instant expiredBefore, int most) {
        return sql.update(
                "delete from password_reset where user_id in (select user_id from password_reset where expires_at < ?"
                        + " order by expires_at, user_id limit ?)",
                expiredBefore,
                most);
    }

    private static StoredReset reset(Row row) throws SQLException {
        return new StoredReset(
                row.userId("user_id"), row.number("epoch"), row.instant("expires_at"), row.count("tries_left"));
    }
}
