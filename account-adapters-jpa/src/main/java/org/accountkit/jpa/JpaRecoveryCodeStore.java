package org.accountkit.jpa;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.accountkit.twofactor.RecoveryCodeStore;
import org.accountkit.twofactor.RecoveryCodeStore.RecoveryCodeDigest;
import org.accountkit.user.UserId;

final class JpaRecoveryCodeStore implements RecoveryCodeStore {

    private final Database database;

    JpaRecoveryCodeStore(Database database) {
        this.database = database;
    }

    /** Writes the row of the set first, so that concurrent writers of a set wait for each other. */
    @Override
    public void replaceAll(UserId userId, Collection<RecoveryCodeDigest> digests) {
        database.inUnit(() -> {
            beginSet(userId);
            database.update("delete from account_recovery_code c where c.userId = ?1", userId.value());
            if (digests.isEmpty()) {
                database.update("delete from account_recovery_set s where s.userId = ?1", userId.value());
            } else {
                insert(userId, digests);
            }
        });
    }

    private void beginSet(UserId userId) {
        int rows = database.update(
                "update account_recovery_set s set s.version = s.version + 1 where s.userId = ?1", userId.value());
        if (rows == 0) {
            database.insert(new RecoverySetRow(userId));
        }
    }

    private void insert(UserId userId, Collection<RecoveryCodeDigest> digests) {
        List<RecoveryCodeRow> rows = new ArrayList<>();
        digests.forEach(digest -> rows.add(new RecoveryCodeRow(userId, rows.size(), digest)));
        database.insertAll(rows);
    }

    @Override
    public boolean redeem(UserId userId, RecoveryCodeDigest digest) {
        return database.update(
                        "delete from account_recovery_code c where c.userId = ?1 and c.digest = ?2",
                        userId.value(),
                        digest.bytes())
                == 1;
    }

    @Override
    public int count(UserId userId) {
        return database.first(
                        Long.class,
                        "select count(c.slot) from account_recovery_code c where c.userId = ?1",
                        userId.value())
                .map(Math::toIntExact)
                .orElse(0);
    }
}
