package org.accountkit.jpa;

import java.time.Instant;
import java.util.Optional;
import org.accountkit.password.PasswordResetStore;
import org.accountkit.token.TokenDigest;
import org.accountkit.user.UserId;

final class JpaPasswordResetStore implements PasswordResetStore {

    private static final SweepOrder EXPIRED = new SweepOrder("account_password_reset", "userId", "expiresAt");

    private final Database database;

    JpaPasswordResetStore(Database database) {
        this.database = database;
    }

    @Override
    public void put(StoredReset reset, TokenDigest digest) {
        database.inUnit(() -> {
            if (!replace(reset, digest)) {
                database.insert(new PasswordResetRow(reset, digest));
            }
        });
    }

    private boolean replace(StoredReset reset, TokenDigest digest) {
        return database.update(
                        "update account_password_reset r set r.digest = ?1, r.epoch = ?2, r.expiresAt = ?3,"
                                + " r.triesLeft = ?4 where r.userId = ?5",
                        digest.bytes(),
                        reset.epoch(),
                        reset.expiresAt().toEpochMilli(),
                        reset.triesLeft(),
                        reset.userId().value())
                == 1;
    }

    @Override
    public Optional<StoredReset> find(TokenDigest digest) {
        return database.first(
                        PasswordResetRow.class,
                        "select r from account_password_reset r where r.digest = ?1",
                        digest.bytes())
                .map(PasswordResetRow::toReset);
    }

    @Override
    public boolean takeTry(TokenDigest digest) {
        return database.update(
                        "update account_password_reset r set r.triesLeft = r.triesLeft - 1"
                                + " where r.digest = ?1 and r.triesLeft > 0",
                        digest.bytes())
                == 1;
    }

    @Override
    public boolean spend(TokenDigest digest) {
        return database.update("delete from account_password_reset r where r.digest = ?1", digest.bytes()) == 1;
    }

    @Override
    public void delete(UserId userId) {
        database.update("delete from account_password_reset r where r.userId = ?1", userId.value());
    }

    @Override
    public int sweep(Instant expiredBefore, int most) {
        return database.deleteFirst(EXPIRED, expiredBefore.toEpochMilli(), most);
    }
}
