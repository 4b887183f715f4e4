package org.accountkit.testkit.jdbc;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.accountkit.apikey.ApiKey;
import org.accountkit.apikey.ApiKeyStore;
import org.accountkit.apikey.ApiKeyStore.ApiKeyAddition;
import org.accountkit.token.TokenDigest;
import org.accountkit.user.UserId;

/** Whoever adds a key to an owner is alone with that owner's keys, so that none exceeds the limit. */
final class JdbcApiKeyStore implements ApiKeyStore {

    private static final String KEYS = "select * from api_key ";

    private final Sql sql;

    JdbcApiKeyStore(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Optional<ApiKey> find(UserId owner, String name) {
        return sql.first(JdbcApiKeyStore::key, KEYS + "where owner = ? and name = ?", owner, name);
    }

    @Override
    public Optional<ApiKey> find(TokenDigest digest) {
        return sql.first(JdbcApiKeyStore::key, KEYS + "where digest = ?", digest);
    }

    @Override
    public Set<UserId> ownersAmong(Collection<UserId> owners) {
        return Set.copyOf(sql.list(
                row -> row.userId("owner"), "select owner from api_key where name = '' and owner = any(?)", owners));
    }

    @Override
    public List<ApiKey> list(UserId owner) {
        return sql.list(JdbcApiKeyStore::key, KEYS + "where owner = ? order by created_at, name", owner);
    }

    @Override
    public List<UserId> owners(Optional<UserId> after, int limit) {
        return sql.list(
                row -> row.userId("owner"),
                "select distinct owner from api_key where owner > ? order by owner limit ?",
                after.map(UserId::value).orElse(""),
                limit);
    }

    @Override
    public List<ApiKey> findExpired(Instant now, int limit) {
        return sql.list(
                JdbcApiKeyStore::key, KEYS + "where expires_at <= ? order by expires_at, id limit ?", now, limit);
    }

    @Override
    public ApiKeyAddition add(ApiKey key, TokenDigest digest, int most) {
        return sql.inUnit(() -> {
            lock(key.owner());
            List<ApiKey> present = list(key.owner());
            if (present.size() >= most) {
                return ApiKeyAddition.TOO_MANY;
            }
            if (present.stream().anyMatch(other -> other.name().equals(key.name()))) {
                return ApiKeyAddition.NAME_TAKEN;
            }
            insert(key, digest);
            return ApiKeyAddition.ADDED;
        });
    }

    @Override
    public void replace(ApiKey key, TokenDigest digest) {
        sql.inUnit(() -> {
            lock(key.owner());
            sql.update("delete from api_key where owner = ? and name = ?", key.owner(), key.name());
            insert(key, digest);
        });
    }

    private void lock(UserId owner) {
        sql.lock("api-keys", owner.value());
    }

    private void insert(ApiKey key, TokenDigest digest) {
        sql.update(
                "insert into api_key (owner, name, id, digest, hint, created_at, expires_at, rights, last_used_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                key.owner(),
                key.name(),
                key.id(),
                digest,
                key.hint(),
                key.createdAt(),
                key.expiresAt(),
                key.rights().map(Names::ofRights),
                key.lastUsedAt());
    }

    @Override
    public boolean delete(UserId owner, String id) {
        return sql.updateOne("delete from api_key where owner = ? and id = ?", owner, id);
    }

    @Override
    public int deleteAll(UserId owner) {
        return sql.update("delete from api_key where owner = ?", owner);
    }

    /** In the order of ids, so that two nodes that record the same keys cannot deadlock. */
    @Override
    public void recordUse(Map<String, Instant> lastUsed) {
        sql.inUnit(() -> new TreeMap<>(lastUsed)
                .forEach((id, at) -> sql.update(
                        "update api_key set last_used_at = ? where id = ? and coalesce(last_used_at, 0) < ?",
                        at,
                        id,
                        at)));
    }

    private static ApiKey key(Row row) throws SQLException {
        return new ApiKey(
                row.text("id"),
                row.userId("owner"),
                row.text("name"),
                row.text("hint"),
                row.instant("created_at"),
                row.findInstant("expires_at"),
                row.findText("rights").map(Names::toRights),
                row.findInstant("last_used_at"));
    }
}
