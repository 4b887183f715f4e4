package org.accountkit.jpa;

import static java.util.stream.Collectors.toMap;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.accountkit.password.PasswordHash;
import org.accountkit.password.PasswordStore;
import org.accountkit.password.PasswordStore.StoredPassword;
import org.accountkit.user.UserId;

final class JpaPasswordStore implements PasswordStore {

    private final Database database;

    JpaPasswordStore(Database database) {
        this.database = database;
    }

    @Override
    public Optional<StoredPassword> find(UserId userId) {
        return database.first(PasswordRow.class, "select p from account_password p where p.userId = ?1", userId.value())
                .map(PasswordRow::toPassword);
    }

    @Override
    public Map<UserId, StoredPassword> findAll(Collection<UserId> userIds) {
        return InLists.list(
                        userIds.stream().map(UserId::value).toList(),
                        ids -> database.list(
                                PasswordRow.class, "select p from account_password p where p.userId in ?1", ids))
                .stream()
                .collect(toMap(PasswordRow::userId, PasswordRow::toPassword));
    }

    @Override
    public boolean replace(UserId userId, PasswordHash hash, long expectedVersion, Instant at) {
        return database.update(
                        "update account_password p set p.hash = ?1, p.changedAt = ?2, p.version = p.version + 1"
                                + " where p.userId = ?3 and p.version = ?4",
                        hash.encoded(),
                        at.toEpochMilli(),
                        userId.value(),
                        expectedVersion)
                == 1;
    }

    @Override
    public void set(UserId userId, PasswordHash hash, Instant at) {
        database.inUnit(() -> {
            if (!replaceAny(userId, hash, at)) {
                database.insert(new PasswordRow(userId, hash, at));
            }
        });
    }

    private boolean replaceAny(UserId userId, PasswordHash hash, Instant at) {
        return database.update(
                        "update account_password p set p.hash = ?1, p.changedAt = ?2, p.version = p.version + 1"
                                + " where p.userId = ?3",
                        hash.encoded(),
                        at.toEpochMilli(),
                        userId.value())
                == 1;
    }

    @Override
    public void addAll(Map<UserId, PasswordHash> hashes, Instant at) {
        database.insertAll(hashes.entrySet().stream()
                .map(entry -> new PasswordRow(entry.getKey(), entry.getValue(), at))
                .toList());
    }

    @Override
    public void delete(UserId userId) {
        database.update("delete from account_password p where p.userId = ?1", userId.value());
    }
}
