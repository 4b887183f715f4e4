package org.accountkit.testkit;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.accountkit.access.Account.TwoFactorStatus;
import org.accountkit.twofactor.TotpStore;
import org.accountkit.twofactor.TotpStore.PendingTotp;
import org.accountkit.twofactor.TotpStore.StoredTotp;
import org.accountkit.twofactor.TotpStore.TotpCredential;
import org.accountkit.user.UserId;

final class InMemoryTotpStore implements TotpStore {

    private static final Comparator<TotpCredential> BY_USER =
            Comparator.comparing(credential -> credential.userId().value());

    private final InMemoryUnitOfWork units;
    private final Table<UserId, StoredTotp> live;
    private final Table<UserId, Long> withdrawnSteps;
    private final Table<UserId, PendingTotp> pending;

    InMemoryTotpStore(InMemoryUnitOfWork units) {
        this.units = units;
        this.live = new Table<>(units);
        this.withdrawnSteps = new Table<>(units);
        this.pending = new Table<>(units);
    }

    @Override
    public Optional<StoredTotp> find(UserId userId) {
        return live.find(userId);
    }

    @Override
    public Map<UserId, TwoFactorStatus> statusOf(Collection<UserId> userIds) {
        return live.all()
                .map(StoredTotp::credential)
                .filter(credential -> userIds.contains(credential.userId()))
                .collect(toUnmodifiableMap(TotpCredential::userId, InMemoryTotpStore::status));
    }

    private static TwoFactorStatus status(TotpCredential credential) {
        return credential.isSound() ? TwoFactorStatus.ACTIVE : TwoFactorStatus.NEEDS_ENROLMENT;
    }

    @Override
    public Optional<PendingTotp> findPending(UserId userId) {
        return pending.find(userId);
    }

    @Override
    public PendingTotp offerPending(PendingTotp offered, Instant now) {
        UserId userId = offered.credential().userId();
        return units.run(() -> findPending(userId)
                .filter(older -> older.isGoodBeside(offered, now))
                .orElseGet(() -> {
                    pending.put(userId, offered);
                    return offered;
                }));
    }

    @Override
    public int sweepPending(Instant expiredBefore, int most) {
        return pending.removeSome(totp -> totp.expiresAt().isBefore(expiredBefore), most);
    }

    @Override
    public boolean takeTry(UserId userId, String id) {
        return units.run(() -> {
            Optional<PendingTotp> found = findPending(userId, id).filter(totp -> totp.triesLeft() > 0);
            found.ifPresent(totp -> pending.put(userId, withOneTryLess(totp)));
            return found.isPresent();
        });
    }

    @Override
    public void discardPending(UserId userId, String id) {
        units.execute(() -> findPending(userId, id).ifPresent(found -> pending.remove(userId)));
    }

    @Override
    public boolean activate(TotpCredential credential, long step, Instant at) {
        UserId userId = credential.userId();
        return units.run(() -> {
            boolean won = findPending(userId, credential.id()).isPresent() && !isSound(userId);
            if (won) {
                pending.remove(userId);
                withdrawnSteps.remove(userId);
                live.put(userId, new StoredTotp(credential, at, step));
            }
            return won;
        });
    }

    private boolean isSound(UserId userId) {
        return find(userId).filter(totp -> totp.credential().isSound()).isPresent();
    }

    @Override
    public void addAll(Collection<TotpCredential> credentials, Instant at) {
        units.execute(() -> credentials.forEach(
                credential -> live.insert(credential.userId(), new StoredTotp(credential, at, Long.MIN_VALUE))));
    }

    @Override
    public boolean consumeStep(UserId userId, long step) {
        return units.run(() -> {
            Optional<StoredTotp> found = find(userId)
                    .filter(totp -> totp.lastStep() < step)
                    .filter(totp -> withdrawnSteps
                            .find(userId)
                            .filter(withdrawn -> withdrawn == step)
                            .isEmpty());
            found.ifPresent(totp -> live.put(userId, new StoredTotp(totp.credential(), totp.activatedAt(), step)));
            return found.isPresent();
        });
    }

    @Override
    public void withdrawStep(UserId userId, long step) {
        units.execute(() -> find(userId).ifPresent(active -> withdrawnSteps.put(userId, step)));
    }

    @Override
    public boolean delete(UserId userId) {
        return units.run(() -> {
            pending.remove(userId);
            withdrawnSteps.remove(userId);
            return live.remove(userId);
        });
    }

    @Override
    public List<TotpCredential> sealedUnder(String keyId, Optional<UserId> after, int limit) {
        return live.all()
                .map(StoredTotp::credential)
                .filter(credential -> isUnder(keyId, credential))
                .filter(credential -> after.isEmpty()
                        || credential.userId().value().compareTo(after.get().value()) > 0)
                .sorted(BY_USER)
                .limit(limit)
                .toList();
    }

    @Override
    public int reseal(Collection<TotpCredential> credentials, String oldKeyId) {
        return units.run(() -> (int) credentials.stream()
                .filter(credential -> replace(credential, oldKeyId))
                .count());
    }

    private boolean replace(TotpCredential credential, String oldKeyId) {
        Optional<StoredTotp> found = find(credential.userId())
                .filter(totp -> totp.credential().id().equals(credential.id()) && isUnder(oldKeyId, totp.credential()));
        found.ifPresent(
                totp -> live.put(credential.userId(), new StoredTotp(credential, totp.activatedAt(), totp.lastStep())));
        return found.isPresent();
    }

    @Override
    public int forgetSealedUnder(String keyId) {
        return units.run(() -> {
            pending.all()
                    .filter(totp -> isUnder(keyId, totp.credential()))
                    .map(totp -> totp.credential().userId())
                    .toList()
                    .forEach(pending::remove);
            List<StoredTotp> lost =
                    live.all().filter(totp -> isUnder(keyId, totp.credential())).toList();
            lost.forEach(totp -> live.put(
                    totp.credential().userId(),
                    new StoredTotp(totp.credential().withoutSecret(), totp.activatedAt(), totp.lastStep())));
            return lost.size();
        });
    }

    private static boolean isUnder(String keyId, TotpCredential credential) {
        return credential.sealed().filter(seal -> seal.keyId().equals(keyId)).isPresent();
    }

    private Optional<PendingTotp> findPending(UserId userId, String id) {
        return findPending(userId).filter(totp -> totp.id().equals(id));
    }

    private static PendingTotp withOneTryLess(PendingTotp totp) {
        return new PendingTotp(totp.credential(), totp.expiresAt(), totp.triesLeft() - 1);
    }
}
