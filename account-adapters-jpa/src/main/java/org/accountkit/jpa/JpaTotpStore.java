package org.accountkit.jpa;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.accountkit.transaction.LostRaceException;
import org.accountkit.twofactor.PendingTotp;
import org.accountkit.twofactor.StoredTotp;
import org.accountkit.twofactor.TotpStore;
import org.accountkit.user.UserId;

final class JpaTotpStore implements TotpStore {

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
    public Set<UserId> activeAmong(Collection<UserId> userIds) {
        return InLists.list(
                        userIds.stream().map(UserId::value).toList(),
                        ids -> database.list(
                                String.class, "select t.userId from account_totp t where t.userId in ?1", ids))
                .stream()
                .map(UserId::new)
                .collect(Collectors.toSet());
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
    public PendingTotp offerPending(PendingTotp offered, Instant now) {
        return database.inUnit(() -> {
            Optional<PendingTotp> before = findPending(offered.userId());
            if (before.isPresent() && isGood(before.get(), now)) {
                return before.get();
            }
            before.ifPresent(this::takeAway);
            database.insert(new PendingTotpRow(offered));
            return offered;
        });
    }

    private static boolean isGood(PendingTotp pending, Instant now) {
        return pending.triesLeft() > 0 && now.isBefore(pending.expiresAt());
    }

    private void takeAway(PendingTotp pending) {
        if (!deletePending(pending.userId(), pending.id())) {
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

    /** Of two at once, one deletes the pending credential; another live one would break the primary key. */
    @Override
    public boolean activate(UserId userId, String id, long step, Instant at) {
        return database.inUnit(() -> {
            Optional<PendingTotp> pending =
                    findPending(userId).filter(found -> found.id().equals(id));
            boolean won = pending.isPresent() && find(userId).isEmpty() && deletePending(userId, id);
            if (won) {
                database.insert(new TotpRow(pending.get(), step, at));
            }
            return won;
        });
    }

    @Override
    public boolean consumeStep(UserId userId, long step) {
        return database.update(
                        "update account_totp t set t.lastStep = ?1 where t.userId = ?2 and t.lastStep < ?1",
                        step,
                        userId.value())
                == 1;
    }

    @Override
    public boolean delete(UserId userId) {
        return database.inUnit(() -> {
            database.update("delete from account_pending_totp p where p.userId = ?1", userId.value());
            return database.update("delete from account_totp t where t.userId = ?1", userId.value()) == 1;
        });
    }

    private boolean deletePending(UserId userId, String id) {
        return database.update(
                        "delete from account_pending_totp p where p.userId = ?1 and p.id = ?2", userId.value(), id)
                == 1;
    }
}
