package org.accountkit.testkit.jdbc;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.accountkit.access.Account.TwoFactorStatus;
import org.accountkit.secret.SealedSecret;
import org.accountkit.twofactor.TotpParameters;
import org.accountkit.twofactor.TotpParameters.TotpAlgorithm;
import org.accountkit.twofactor.TotpStore;
import org.accountkit.twofactor.TotpStore.PendingTotp;
import org.accountkit.twofactor.TotpStore.StoredTotp;
import org.accountkit.twofactor.TotpStore.TotpCredential;
import org.accountkit.user.UserId;

/** Active and pending credentials, in a table each. */
final class JdbcTotpStore implements TotpStore {

    private static final String CREDENTIAL =
            "(user_id, id, realm, algorithm, digits, period_seconds, master_key, sealed, weak, ";

    private final Sql sql;

    JdbcTotpStore(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Optional<StoredTotp> find(UserId userId) {
        return sql.first(JdbcTotpStore::active, "select * from totp where user_id = ?", userId);
    }

    @Override
    public Map<UserId, TwoFactorStatus> statusOf(Collection<UserId> userIds) {
        return sql.list(JdbcTotpStore::credential, "select * from totp where user_id = any(?)", userIds).stream()
                .collect(Collectors.toMap(TotpCredential::userId, JdbcTotpStore::status));
    }

    private static TwoFactorStatus status(TotpCredential credential) {
        return credential.isSound() ? TwoFactorStatus.ACTIVE : TwoFactorStatus.NEEDS_ENROLMENT;
    }

    @Override
    public Optional<PendingTotp> findPending(UserId userId) {
        return sql.first(JdbcTotpStore::pending, "select * from pending_totp where user_id = ?", userId);
    }

    @Override
    public PendingTotp offerPending(PendingTotp offered, Instant now) {
        UserId userId = offered.credential().userId();
        return sql.inUnit(() -> {
            sql.lock("pending-totp", userId.value());
            return findPending(userId)
                    .filter(older -> older.isGoodBeside(offered, now))
                    .orElseGet(() -> putPending(offered));
        });
    }

    private PendingTotp putPending(PendingTotp offered) {
        sql.update(
                "delete from pending_totp where user_id = ?",
                offered.credential().userId());
        insert(
                "pending_totp",
                offered.credential(),
                "expires_at, tries_left",
                offered.expiresAt(),
                offered.triesLeft());
        return offered;
    }

    @Override
    public boolean takeTry(UserId userId, String id) {
        return sql.updateOne(
                "update pending_totp set tries_left = tries_left - 1 where user_id = ? and id = ? and tries_left > 0",
                userId,
                id);
    }

    @Override
    public void discardPending(UserId userId, String id) {
        deletePending(userId, id);
    }

    private boolean deletePending(UserId userId, String id) {
        return sql.updateOne("delete from pending_totp where user_id = ? and id = ?", userId, id);
    }

    /** The check comes first: a credential that cannot be activated stays pending. */
    @Override
    public boolean activate(TotpCredential credential, long step, Instant at) {
        UserId userId = credential.userId();
        return sql.inUnit(() -> {
            boolean won = !isSound(userId) && deletePending(userId, credential.id());
            if (won) {
                sql.update("delete from totp where user_id = ?", userId);
                insert("totp", credential, "activated_at, last_step", at, step);
            }
            return won;
        });
    }

    private boolean isSound(UserId userId) {
        return find(userId).filter(totp -> totp.credential().isSound()).isPresent();
    }

    @Override
    public void addAll(Collection<TotpCredential> credentials, Instant at) {
        sql.inUnit(() -> credentials.forEach(
                credential -> insert("totp", credential, "activated_at, last_step", at, Long.MIN_VALUE)));
    }

    @Override
    public boolean consumeStep(UserId userId, long step) {
        return sql.updateOne(
                "update totp set last_step = ? where user_id = ? and last_step < ?"
                        + " and (withdrawn_step is null or withdrawn_step <> ?)",
                step,
                userId,
                step,
                step);
    }

    @Override
    public void withdrawStep(UserId userId, long step) {
        sql.update("update totp set withdrawn_step = ? where user_id = ?", step, userId);
    }

    @Override
    public boolean delete(UserId userId) {
        return sql.inUnit(() -> {
            sql.update("delete from pending_totp where user_id = ?", userId);
            return sql.updateOne("delete from totp where user_id = ?", userId);
        });
    }

    @Override
    public List<TotpCredential> sealedUnder(String keyId, Optional<UserId> after, int limit) {
        return sql.list(
                JdbcTotpStore::credential,
                "select * from totp where master_key = ? and user_id > ? order by user_id limit ?",
                keyId,
                after.map(UserId::value).orElse(""),
                limit);
    }

    @Override
    public int reseal(Collection<TotpCredential> credentials, String oldKeyId) {
        return sql.inUnit(() -> credentials.stream()
                .mapToInt(credential -> reseal(credential, oldKeyId))
                .sum());
    }

    private int reseal(TotpCredential credential, String oldKeyId) {
        SealedSecret sealed = credential.sealed().orElseThrow();
        return sql.update(
                "update totp set master_key = ?, sealed = ? where user_id = ? and id = ? and master_key = ?",
                sealed.keyId(),
                sealed.bytes(),
                credential.userId(),
                credential.id(),
                oldKeyId);
    }

    @Override
    public int forgetSealedUnder(String keyId) {
        return sql.inUnit(() -> {
            sql.update("delete from pending_totp where master_key = ?", keyId);
            return sql.update("update totp set master_key = null, sealed = null where master_key = ?", keyId);
        });
    }

    @Override
    public int sweepPending(Instant expiredBefore, int most) {
        return sql.update(
                "delete from pending_totp where user_id in (select user_id from pending_totp where expires_at < ?"
                        + " order by expires_at, user_id limit ?)",
                expiredBefore,
                most);
    }

    private void insert(String table, TotpCredential credential, String columns, Object one, Object other) {
        sql.update(
                "insert into " + table + CREDENTIAL + columns + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                credential.userId(),
                credential.id(),
                credential.realm(),
                credential.parameters().algorithm(),
                credential.parameters().digits(),
                credential.parameters().period().toSeconds(),
                credential.sealed().map(SealedSecret::keyId),
                credential.sealed().map(SealedSecret::bytes),
                credential.weak(),
                one,
                other);
    }

    private static StoredTotp active(Row row) throws SQLException {
        return new StoredTotp(credential(row), row.instant("activated_at"), row.number("last_step"));
    }

    private static PendingTotp pending(Row row) throws SQLException {
        return new PendingTotp(credential(row), row.instant("expires_at"), row.count("tries_left"));
    }

    private static TotpCredential credential(Row row) throws SQLException {
        TotpParameters parameters = new TotpParameters(
                TotpAlgorithm.valueOf(row.text("algorithm")),
                row.count("digits"),
                Duration.ofSeconds(row.number("period_seconds")));
        return new TotpCredential(
                row.text("id"), row.realm(), row.userId("user_id"), parameters, row.findSealed(), row.flag("weak"));
    }
}
