package org.accountkit.testkit.jdbc;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.accountkit.download.DownloadToken.DownloadState;
import org.accountkit.download.DownloadTokenStore;
import org.accountkit.download.DownloadTokenStore.StoredDownloadToken;
import org.accountkit.download.DownloadTokenStore.StoredDownloadToken.Made;
import org.accountkit.secret.SealedSecret;
import org.accountkit.user.Realm;

final class JdbcDownloadTokenStore implements DownloadTokenStore {

    private static final String NO_TOKEN =
            " digest = null, master_key = null, sealed = null, created_at = null, last_used_at = null ";

    private final Sql sql;

    JdbcDownloadTokenStore(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Optional<StoredDownloadToken> find(Realm realm) {
        return sql.first(JdbcDownloadTokenStore::token, "select * from download_token where realm = ?", realm);
    }

    @Override
    public DownloadState renew(Realm realm, Made made) {
        return sql.inUnit(() -> {
            ensureRow(realm);
            sql.update(
                    "update download_token set state = case state when 'CLOSED' then 'REQUIRED' else state end,"
                            + " digest = ?, master_key = ?, sealed = ?, created_at = ?, last_used_at = null"
                            + " where realm = ?",
                    made.digest(),
                    made.sealed().keyId(),
                    made.sealed().bytes(),
                    made.createdAt(),
                    realm);
            return find(realm).orElseThrow().state();
        });
    }

    @Override
    public boolean setState(Realm realm, DownloadState state) {
        return sql.inUnit(() -> {
            ensureRow(realm);
            return sql.updateOne(
                    "update download_token set state = ? where realm = ? and (digest is not null or ? <> 'REQUIRED')",
                    state,
                    realm,
                    state);
        });
    }

    private void ensureRow(Realm realm) {
        if (find(realm).isEmpty()) {
            sql.update("insert into download_token (realm, state) values (?, 'CLOSED')", realm);
        }
    }

    @Override
    public void recordUse(Realm realm, Instant at) {
        sql.update(
                "update download_token set last_used_at = ? where realm = ? and coalesce(last_used_at, 0) < ?",
                at,
                realm,
                at);
    }

    @Override
    public Map<Realm, Made> sealedUnder(String keyId) {
        return sql
                .list(
                        row -> Map.entry(row.realm(), token(row).secret().orElseThrow()),
                        "select * from download_token where master_key = ?",
                        keyId)
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    public boolean reseal(Realm realm, Made made) {
        return sql.updateOne(
                "update download_token set master_key = ?, sealed = ? where realm = ? and digest = ?",
                made.sealed().keyId(),
                made.sealed().bytes(),
                realm,
                made.digest());
    }

    @Override
    public int forgetSealedUnder(String keyId) {
        return sql.update(
                "update download_token set state = case state when 'OPEN' then 'OPEN' else 'CLOSED' end," + NO_TOKEN
                        + "where master_key = ?",
                keyId);
    }

    @Override
    public int closeAll(Instant createdBefore) {
        return sql.update(
                "update download_token set state = 'CLOSED'," + NO_TOKEN
                        + "where created_at < ? or (created_at is null and state <> 'CLOSED')",
                createdBefore);
    }

    private static StoredDownloadToken token(Row row) throws SQLException {
        Optional<SealedSecret> sealed = row.findSealed();
        Optional<Made> made = sealed.isEmpty()
                ? Optional.empty()
                : Optional.of(new Made(row.digest(), sealed.get(), row.instant("created_at")));
        return new StoredDownloadToken(DownloadState.valueOf(row.text("state")), made, row.findInstant("last_used_at"));
    }
}
