package org.accountkit.jpa;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.accountkit.apikey.ApiKey;
import org.accountkit.apikey.ApiKeyStore;
import org.accountkit.apikey.ApiKeyStore.ApiKeyAddition;
import org.accountkit.token.TokenDigest;
import org.accountkit.transaction.LostRaceException;
import org.accountkit.user.UserId;

final class JpaApiKeyStore implements ApiKeyStore {

    private final Database database;

    JpaApiKeyStore(Database database) {
        this.database = database;
    }

    @Override
    public Optional<ApiKey> find(UserId owner, String name) {
        return first("select k from account_api_key k where k.owner = ?1 and k.name = ?2", owner.value(), name);
    }

    @Override
    public Optional<ApiKey> find(TokenDigest digest) {
        return first("select k from account_api_key k where k.digest = ?1", digest.bytes());
    }

    private Optional<ApiKey> first(String jpql, Object... parameters) {
        return withUses(database.list(ApiKeyRow.class, jpql, parameters)).stream()
                .findFirst();
    }

    private List<ApiKey> withUses(List<ApiKeyRow> rows) {
        Map<String, Instant> uses = InLists.list(
                        rows.stream().map(ApiKeyRow::id).toList(),
                        ids -> database.list(
                                ApiKeyUseRow.class, "select u from account_api_key_use u where u.keyId in ?1", ids))
                .stream()
                .collect(Collectors.toMap(ApiKeyUseRow::keyId, ApiKeyUseRow::lastUsedAt));
        return rows.stream()
                .map(row -> row.toKey(Optional.ofNullable(uses.get(row.id()))))
                .toList();
    }

    @Override
    public List<ApiKey> list(UserId owner) {
        return withUses(rowsOf(owner)).stream()
                .sorted(Comparator.comparing(ApiKey::createdAt).thenComparing(ApiKey::name))
                .toList();
    }

    private List<ApiKeyRow> rowsOf(UserId owner) {
        return database.list(ApiKeyRow.class, "select k from account_api_key k where k.owner = ?1", owner.value());
    }

    @Override
    public List<UserId> owners(Optional<UserId> after, int limit) {
        return database
                .page(
                        String.class,
                        limit,
                        "select distinct k.owner from account_api_key k where k.owner > ?1 order by k.owner",
                        after.map(UserId::value).orElse(""))
                .stream()
                .map(UserId::new)
                .toList();
    }

    @Override
    public List<ApiKey> findExpired(Instant now, int limit) {
        return withUses(database.page(
                ApiKeyRow.class,
                limit,
                "select k from account_api_key k where k.expiresAt <= ?1 order by k.expiresAt, k.id",
                now.toEpochMilli()));
    }

    @Override
    public Set<UserId> ownersAmong(Collection<UserId> owners) {
        return InLists.list(
                        owners.stream().map(UserId::value).toList(),
                        ids -> database.list(
                                String.class,
                                "select k.owner from account_api_key k where k.name = '' and k.owner in ?1",
                                ids))
                .stream()
                .map(UserId::new)
                .collect(Collectors.toSet());
    }

    /** If two writers saw the same keys, both take the same slot, and one of them loses the race. */
    @Override
    public ApiKeyAddition add(ApiKey key, TokenDigest digest, int most) {
        return database.inUnit(() -> {
            List<ApiKeyRow> present = rowsOf(key.owner());
            if (present.size() >= most) {
                return ApiKeyAddition.TOO_MANY;
            }
            if (present.stream().anyMatch(row -> row.isNamed(key.name()))) {
                return ApiKeyAddition.NAME_TAKEN;
            }
            insertIntoSlot(new ApiKeyRow(key, digest, Optional.of(lowestFreeSlot(present))));
            return ApiKeyAddition.ADDED;
        });
    }

    /** While others add keys, the next free slot may be taken again and again: that is a race, and never a defect. */
    private void insertIntoSlot(ApiKeyRow row) {
        try {
            database.insert(row);
        } catch (LostRaceException e) {
            throw new LostRaceException();
        }
    }

    private static int lowestFreeSlot(List<ApiKeyRow> present) {
        Set<Integer> taken =
                present.stream().flatMap(row -> row.slot().stream()).collect(Collectors.toSet());
        return IntStream.iterate(0, slot -> slot + 1)
                .filter(slot -> !taken.contains(slot))
                .findFirst()
                .orElseThrow();
    }

    /** Updates in place, so that concurrent writers of a key wait for each other instead of losing races. */
    @Override
    public void replace(ApiKey key, TokenDigest digest) {
        database.inUnit(() -> {
            if (replaceStored(key, digest)) {
                forgetUse(key.id());
            } else {
                database.insert(new ApiKeyRow(key, digest, Optional.empty()));
            }
        });
    }

    /** Deletes the use of the previous key: its row took over the id that the key's row was given. */
    private void forgetUse(String keyId) {
        database.update("delete from account_api_key_use u where u.keyId = ?1", keyId);
    }

    private boolean replaceStored(ApiKey key, TokenDigest digest) {
        return database.update(
                        "update account_api_key k set k.id = ?1, k.digest = ?2, k.hint = ?3, k.createdAt = ?4,"
                                + " k.expiresAt = ?5, k.rights = ?6 where k.owner = ?7 and k.name = ?8",
                        key.id(),
                        digest.bytes(),
                        key.hint(),
                        key.createdAt().toEpochMilli(),
                        Millis.orNull(key.expiresAt()),
                        RightNames.orNull(key.rights()),
                        key.owner().value(),
                        key.name())
                == 1;
    }

    @Override
    public boolean delete(UserId owner, String id) {
        return database.update("delete from account_api_key k where k.owner = ?1 and k.id = ?2", owner.value(), id)
                == 1;
    }

    @Override
    public int deleteAll(UserId owner) {
        return database.update("delete from account_api_key k where k.owner = ?1", owner.value());
    }

    /** In id order, so that two nodes that record the same keys cannot deadlock. */
    @Override
    public void recordUse(Map<String, Instant> lastUsed) {
        database.inUnit(() -> {
            Set<String> kept = among(lastUsed.keySet(), "select k.id from account_api_key k where k.id in ?1");
            Set<String> noted =
                    among(lastUsed.keySet(), "select u.keyId from account_api_key_use u where u.keyId in ?1");
            SortedMap<String, Instant> stored = new TreeMap<>(lastUsed);
            stored.keySet().retainAll(noted);
            moveUses(stored);
            SortedMap<String, Instant> first = new TreeMap<>(lastUsed);
            first.keySet().retainAll(kept);
            first.keySet().removeAll(noted);
            database.insertAll(first.entrySet().stream()
                    .map(use -> new ApiKeyUseRow(use.getKey(), use.getValue()))
                    .toList());
        });
    }

    private Set<String> among(Set<String> keyIds, String jpql) {
        return new HashSet<>(InLists.list(keyIds, ids -> database.list(String.class, jpql, ids)));
    }

    private void moveUses(SortedMap<String, Instant> uses) {
        LastUses.record(
                database,
                "update account_api_key_use set last_used_at = ? where key_id = ? and last_used_at < ?",
                uses);
    }
}
