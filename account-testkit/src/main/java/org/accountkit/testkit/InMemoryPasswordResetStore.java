package org.accountkit.testkit;

import java.time.Instant;
import java.util.Optional;
import org.accountkit.password.PasswordResetStore;
import org.accountkit.token.TokenDigest;
import org.accountkit.user.UserId;

final class InMemoryPasswordResetStore implements PasswordResetStore {

    private final InMemoryUnitOfWork units;
    private final Table<UserId, Row> rows;

    InMemoryPasswordResetStore(InMemoryUnitOfWork units) {
        this.units = units;
        this.rows = new Table<>(units);
    }

    @Override
    public void put(StoredReset reset, TokenDigest digest) {
        units.execute(() -> {
            if (row(digest).isPresent()) {
                throw units.keyViolated();
            }
            rows.put(reset.userId(), new Row(reset, digest));
        });
    }

    private Optional<Row> row(TokenDigest digest) {
        return rows.all().filter(row -> row.digest().equals(digest)).findFirst();
    }

    @Override
    public Optional<StoredReset> find(TokenDigest digest) {
        return row(digest).map(Row::reset);
    }

    @Override
    public boolean takeTry(TokenDigest digest) {
        return units.run(() -> {
            Optional<Row> found = row(digest).filter(row -> row.reset().triesLeft() > 0);
            found.ifPresent(row -> rows.put(row.reset().userId(), row.withOneTryLess()));
            return found.isPresent();
        });
    }

    @Override
    public boolean spend(TokenDigest digest) {
        return rows.removeIf(row -> row.digest().equals(digest)) == 1;
    }

    @Override
    public void delete(UserId userId) {
        rows.remove(userId);
    }

    @Override
    public int sweep(Instant expiredBefore, int most) {
        return rows.removeSome(row -> row.reset().expiresAt().isBefore(expiredBefore), most);
    }

    private record Row(StoredReset reset, TokenDigest digest) {

        Row withOneTryLess() {
            StoredReset less = new StoredReset(reset.userId(), reset.epoch(), reset.expiresAt(), reset.triesLeft() - 1);
            return new Row(less, digest);
        }
    }
}
