package org.accountkit.jpa;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.accountkit.access.Account.TwoFactorStatus;
import org.accountkit.secret.SealedSecret;
import org.accountkit.transaction.LostRaceException;
import org.accountkit.twofactor.TotpStore;
import org.accountkit.twofactor.TotpStore.PendingTotp;
import org.accountkit.twofactor.TotpStore.StoredTotp;
import org.accountkit.twofactor.TotpStore.TotpCredential;
import org.accountkit.user.UserId;
import org.jspecify.annotations.Nullable;

final class JpaTotpStore implements TotpStore {

    private static final SweepOrder EXPIRED = new SweepOrder("account_pending_totp", "userId", "expiresAt");

    private final Database database;

    JpaTotpStore(Database database) {
        this.database = database;
    }

    @Override
    public Optional<StoredTotp> find(UserId userId) {
        return database.first(TotpRow.class, "select t from account_totp t where t.userId = ?1", userId.value())
                .map(TotpRow::toTotp);
    }

    @Override
    public Map<UserId, StoredTotp> findAll(Collection<UserId> userIds) {
        return InLists.list(
                        userIds.stream().map(UserId::value).toList(),
                        ids -> database.list(TotpRow.class, "select t from account_totp t where t.userId in ?1", ids))
                .stream()
                .map(TotpRow::toTotp)
                .collect(toUnmodifiableMap(totp -> totp.credential().userId(), Function.identity()));
    }

    @Override
    public Map<UserId, TwoFactorStatus> statusOf(Collection<UserId> userIds) {
        return InLists.list(
                        userIds.stream().map(UserId::value).toList(),
                        ids -> database.list(
                                Object[].class,
                                "select t.userId, t.masterKey, t.weak from account_totp t where t.userId in ?1",
                                ids))
                .stream()
                .collect(
                        toUnmodifiableMap(row -> new UserId((String) row[0]), row -> status(row[1], (boolean) row[2])));
    }

    private static TwoFactorStatus status(@Nullable Object masterKey, boolean weak) {
        return masterKey == null || weak ? TwoFactorStatus.NEEDS_ENROLMENT : TwoFactorStatus.ACTIVE;
    }

    @Override
    public Optional<PendingTotp> findPending(UserId userId) {
        return database.first(
                        PendingTotpRow.class,
                        "select p from account_pending_totp p where p.userId = ?1",
                        userId.value())
                .map(PendingTotpRow::toPending);
    }

    @Override
    public int sweepPending(Instant expiredBefore, int most) {
        return database.deleteFirst(EXPIRED, expiredBefore.toEpochMilli(), most);
    }

    @Override
    public PendingTotp offerPending(PendingTotp offered, Instant now) {
        return database.inUnit(() -> {
            Optional<PendingTotp> before = findPending(offered.credential().userId());
            if (before.isPresent() && before.get().isGoodBeside(offered, now)) {
                return before.get();
            }
            before.ifPresent(this::removeExpired);
            database.insert(new PendingTotpRow(offered));
            return offered;
        });
    }

    private void removeExpired(PendingTotp pending) {
        if (!deletePending(pending.credential())) {
            throw new LostRaceException();
        }
    }

    @Override
    public boolean takeTry(UserId userId, String id) {
        return database.update(
                        "update account_pending_totp p set p.triesLeft = p.triesLeft - 1"
                                + " where p.userId = ?1 and p.id = ?2 and p.triesLeft > 0",
                        userId.value(),
                        id)
                == 1;
    }

    @Override
    public void discardPending(UserId userId, String id) {
        deletePending(userId, id);
    }

    /**
     * Of two concurrent callers, one deletes the pending credential; a second active one would violate the primary key.
     */
    @Override
    public boolean activate(TotpCredential credential, long step, Instant at) {
        return database.inUnit(() -> {
            boolean won = !isSound(credential.userId()) && deletePending(credential);
            if (won) {
                deleteUnsound(credential.userId());
                database.insert(new TotpRow(credential, step, at));
            }
            return won;
        });
    }

    @Override
    public void addAll(Collection<TotpCredential> credentials, Instant at) {
        database.insertAll(credentials.stream()
                .map(credential -> new TotpRow(credential, Long.MIN_VALUE, at))
                .toList());
    }

    @Override
    public boolean consumeStep(UserId userId, long step) {
        return database.update(
                        "update account_totp t set t.lastStep = ?1 where t.userId = ?2 and t.lastStep < ?1"
                                + " and (t.withdrawnStep is null or t.withdrawnStep <> ?1)",
                        step,
                        userId.value())
                == 1;
    }

    @Override
    public void withdrawStep(UserId userId, long step) {
        database.update("update account_totp t set t.withdrawnStep = ?1 where t.userId = ?2", step, userId.value());
    }

    @Override
    public boolean delete(UserId userId) {
        return database.inUnit(() -> {
            database.update("delete from account_pending_totp p where p.userId = ?1", userId.value());
            return database.update("delete from account_totp t where t.userId = ?1", userId.value()) == 1;
        });
    }

    @Override
    public List<TotpCredential> sealedUnder(String keyId, Optional<UserId> after, int limit) {
        return database
                .page(
                        TotpRow.class,
                        limit,
                        "select t from account_totp t where t.masterKey = ?1 and t.userId > ?2 order by t.userId",
                        keyId,
                        after.map(UserId::value).orElse(""))
                .stream()
                .map(TotpRow::toCredential)
                .toList();
    }

    /** In the order of users, so that two nodes that reseal the same credentials cannot deadlock. */
    @Override
    public int reseal(Collection<TotpCredential> credentials, String oldKeyId) {
        return database.batch(
                "update account_totp set master_key = ?, sealed = ? where user_id = ? and id = ? and master_key = ?",
                credentials.stream()
                        .sorted(Comparator.comparing(
                                credential -> credential.userId().value()))
                        .map(credential -> resealed(credential, oldKeyId))
                        .toList());
    }

    private static JdbcBatch.Row resealed(TotpCredential credential, String oldKeyId) {
        SealedSecret sealed = credential.sealed().orElseThrow();
        return JdbcBatch.row(sealed.keyId(), sealed.bytes(), credential.userId().value(), credential.id(), oldKeyId);
    }

    @Override
    public int forgetSealedUnder(String keyId) {
        return database.inUnit(() -> {
            database.update("delete from account_pending_totp p where p.masterKey = ?1", keyId);
            return database.update(
                    "update account_totp t set t.masterKey = null, t.sealed = null where t.masterKey = ?1", keyId);
        });
    }

    private boolean isSound(UserId userId) {
        return database.exists(
                "select t.id from account_totp t where t.userId = ?1 and t.masterKey is not null and t.weak = false",
                userId.value());
    }

    private void deleteUnsound(UserId userId) {
        database.update(
                "delete from account_totp t where t.userId = ?1 and (t.masterKey is null or t.weak = true)",
                userId.value());
    }

    private boolean deletePending(TotpCredential credential) {
        return deletePending(credential.userId(), credential.id());
    }

    private boolean deletePending(UserId userId, String id) {
        return database.update(
                        "delete from account_pending_totp p where p.userId = ?1 and p.id = ?2", userId.value(), id)
                == 1;
    }
}
