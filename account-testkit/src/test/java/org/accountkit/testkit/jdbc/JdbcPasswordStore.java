package org.accountkit.testkit.jdbc;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.accountkit.password.PasswordHash;
import org.accountkit.password.PasswordStore;
import org.accountkit.password.PasswordStore.StoredPassword;
import org.accountkit.user.UserId;

final class JdbcPasswordStore implements PasswordStore {

    private final Sql sql;

    JdbcPasswordStore(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Optional<StoredPassword> find(UserId userId) {
        return sql.first(JdbcPasswordStore::password, "select * from password where user_id = ?", userId);
    }

    @Override
    public boolean replace(UserId userId, PasswordHash hash, long expectedVersion, Instant at) {
        return sql.updateOne(
                "update password set hash = ?, version = version + 1, changed_at = ? where user_id = ? and version = ?",
                hash.encoded(),
                at,
                userId,
                expectedVersion);
    }

    @Override
    public void set(UserId userId, PasswordHash hash, Instant at) {
        sql.inUnit(() -> {
            boolean replaced = sql.updateOne(
                    "update password set hash = ?, version = version + 1, changed_at = ? where user_id = ?",
                    hash.encoded(),
                    at,
                    userId);
            if (!replaced) {
                insert(userId, hash, at);
            }
        });
    }

    @Override
    public void addAll(Map<UserId, PasswordHash> hashes, Instant at) {
        sql.inUnit(() -> hashes.forEach((userId, hash) -> insert(userId, hash, at)));
    }

    private void insert(UserId userId, PasswordHash hash, Instant at) {
        sql.update(
                "insert into password (user_id, hash, version, changed_at) values (?, ?, 1, ?)",
                userId,
                hash.encoded(),
                at);
    }

    @Override
    public void delete(UserId userId) {
        sql.update("delete from password where user_id = ?", userId);
    }

    private static StoredPassword password(Row row) throws SQLException {
        return new StoredPassword(new PasswordHash(row.text("hash")), row.number("version"), row.instant("changed_at"));
    }
}
