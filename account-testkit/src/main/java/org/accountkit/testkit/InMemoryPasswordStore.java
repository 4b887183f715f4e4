package org.accountkit.testkit;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.accountkit.password.PasswordHash;
import org.accountkit.password.PasswordStore;
import org.accountkit.password.PasswordStore.StoredPassword;
import org.accountkit.user.UserId;

final class InMemoryPasswordStore implements PasswordStore {

    private final InMemoryUnitOfWork units;
    private final Table<UserId, StoredPassword> passwords;

    InMemoryPasswordStore(InMemoryUnitOfWork units) {
        this.units = units;
        this.passwords = new Table<>(units);
    }

    @Override
    public Optional<StoredPassword> find(UserId userId) {
        return passwords.find(userId);
    }

    @Override
    public boolean replace(UserId userId, PasswordHash hash, long expectedVersion, Instant at) {
        return units.run(() -> {
            boolean won = passwords
                    .find(userId)
                    .filter(password -> password.version() == expectedVersion)
                    .isPresent();
            if (won) {
                set(userId, hash, at);
            }
            return won;
        });
    }

    @Override
    public void set(UserId userId, PasswordHash hash, Instant at) {
        units.execute(() -> {
            long version = passwords.find(userId).map(StoredPassword::version).orElse(0L);
            passwords.put(userId, new StoredPassword(hash, version + 1, at));
        });
    }

    @Override
    public void addAll(Map<UserId, PasswordHash> hashes, Instant at) {
        units.execute(
                () -> hashes.forEach((userId, hash) -> passwords.insert(userId, new StoredPassword(hash, 1, at))));
    }

    @Override
    public void delete(UserId userId) {
        passwords.remove(userId);
    }
}
