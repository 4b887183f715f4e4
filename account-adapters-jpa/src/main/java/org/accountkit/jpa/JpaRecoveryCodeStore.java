package org.accountkit.jpa;

import java.util.Collection;
import org.accountkit.twofactor.RecoveryCodeDigest;
import org.accountkit.twofactor.RecoveryCodeStore;
import org.accountkit.user.UserId;

final class JpaRecoveryCodeStore implements RecoveryCodeStore {

    private final Database database;

    JpaRecoveryCodeStore(Database database) {
        this.database = database;
    }

    @Override
    public void replaceAll(UserId userId, Collection<RecoveryCodeDigest> digests) {
        database.inUnit(() -> {
            database.update("delete from account_recovery_code c where c.userId = ?1", userId.value());
            int slot = 0;
            for (RecoveryCodeDigest digest : digests) {
                database.insert(new RecoveryCodeRow(userId, slot++, digest));
            }
        });
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
