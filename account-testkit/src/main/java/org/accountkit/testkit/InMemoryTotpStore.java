package org.accountkit.testkit;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.accountkit.twofactor.PendingTotp;
import org.accountkit.twofactor.StoredTotp;
import org.accountkit.twofactor.TotpStore;
import org.accountkit.user.UserId;

final class InMemoryTotpStore implements TotpStore {

    private final InMemoryUnitOfWork units;
    private final Table<UserId, StoredTotp> live;
    private final Table<UserId, PendingTotp> pending;

    InMemoryTotpStore(InMemoryUnitOfWork units) {
        this.units = units;
        this.live = new Table<>(units);
        this.pending = new Table<>(units);
    }

    @Override
    public Optional<StoredTotp> find(UserId userId) {
        return live.find(userId);
    }

    @Override
    public Set<UserId> activeAmong(Collection<UserId> userIds) {
        return live.all().map(StoredTotp::userId).filter(userIds::contains).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Optional<PendingTotp> findPending(UserId userId) {
        return pending.find(userId);
    }

    @Override
    public PendingTotp offerPending(PendingTotp offered, Instant now) {
        return units.run(() -> findPending(offered.userId())
                .filter(older -> older.triesLeft() > 0 && now.isBefore(older.expiresAt()))
                .orElseGet(() -> {
                    pending.put(offered.userId(), offered);
                    return offered;
                }));
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
    public boolean activate(UserId userId, String id, long step, Instant at) {
        return units.run(() -> {
            Optional<PendingTotp> found =
                    findPending(userId, id).filter(totp -> find(userId).isEmpty());
            found.ifPresent(totp -> {
                live.put(userId, new StoredTotp(id, userId, totp.sealed(), at, step));
                pending.remove(userId);
            });
            return found.isPresent();
        });
    }

    @Override
    public boolean consumeStep(UserId userId, long step) {
        return units.run(() -> {
            Optional<StoredTotp> found = find(userId).filter(totp -> totp.lastStep() < step);
            found.ifPresent(totp -> live.put(userId, at(totp, step)));
            return found.isPresent();
        });
    }

    @Override
    public boolean delete(UserId userId) {
        return units.run(() -> {
            pending.remove(userId);
            return live.remove(userId);
        });
    }

    private Optional<PendingTotp> findPending(UserId userId, String id) {
        return findPending(userId).filter(totp -> totp.id().equals(id));
    }

    private static PendingTotp withOneTryLess(PendingTotp totp) {
        return new PendingTotp(totp.id(), totp.userId(), totp.sealed(), totp.expiresAt(), totp.triesLeft() - 1);
    }

    private static StoredTotp at(StoredTotp totp, long step) {
        return new StoredTotp(totp.id(), totp.userId(), totp.sealed(), totp.activatedAt(), step);
    }
}
