package org.accountkit.testkit.jdbc;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.accountkit.signin.PendingSignInStore;
import org.accountkit.signin.PendingSignInStore.PendingSignIn;
import org.accountkit.token.TokenDigest;
import org.accountkit.user.UserId;

final class JdbcPendingSignInStore implements PendingSignInStore {

    private final Sql sql;

    JdbcPendingSignInStore(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void add(PendingSignIn pending, TokenDigest digest, int most) {
        sql.inUnit(() -> {
            sql.lock("pending-sign-ins", pending.userId().value());
            deleteSurplus(pending.userId(), most - 1);
            sql.update(
                    "insert into pending_sign_in (id, digest, user_id, epoch, expires_at, tries_left)"
                            + " values (?, ?, ?, ?, ?, ?)",
                    pending.id(),
                    digest,
                    pending.userId(),
                    pending.epoch(),
                    pending.expiresAt(),
                    pending.triesLeft());
        });
    }

    /** Keeps those that expire last. */
    private void deleteSurplus(UserId userId, int most) {
        sql.update(
                "delete from pending_sign_in where id in (select id from pending_sign_in where user_id = ?"
                        + " order by expires_at desc, id desc offset ? rows)",
                userId,
                most);
    }

    @Override
    public Optional<PendingSignIn> find(TokenDigest digest) {
        return sql.first(JdbcPendingSignInStore::pending, "select * from pending_sign_in where digest = ?", digest);
    }

    @Override
    public boolean takeTry(String id) {
        return sql.updateOne(
                "update pending_sign_in set tries_left = tries_left - 1 where id = ? and tries_left > 0", id);
    }

    @Override
    public boolean complete(String id) {
        return sql.updateOne("delete from pending_sign_in where id = ?", id);
    }

    @Override
    public void deleteAll(UserId userId) {
        sql.update("delete from pending_sign_in where user_id = ?", userId);
    }

    @Override
    public int sweep(Instant expiredBefore, int most) {
        return sql.update(
                "delete from pending_sign_in where id in (select id from pending_sign_in where expires_at < ?"
                        + " order by expires_at, id limit ?)",
                expiredBefore,
                most);
    }

    private static PendingSignIn pending(Row row) throws SQLException {
        return new PendingSignIn(
                row.text("id"),
                row.userId("user_id"),
                row.number("epoch"),
                row.instant("expires_at"),
                row.count("tries_left"));
    }
}
