package org.accountkit.testkit;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.accountkit.apikey.ApiKey;
import org.accountkit.apikey.ApiKeyStore;
import org.accountkit.apikey.ApiKeyStore.ApiKeyAddition;
import org.accountkit.token.TokenDigest;
import org.accountkit.user.UserId;

final class InMemoryApiKeyStore implements ApiKeyStore {

    private static final String SETTINGS_PAGE = "";

    private final InMemoryUnitOfWork units;
    private final Table<Slot, Row> rows;

    InMemoryApiKeyStore(InMemoryUnitOfWork units) {
        this.units = units;
        this.rows = new Table<>(units);
    }

    @Override
    public Optional<ApiKey> find(UserId owner, String name) {
        return rows.find(new Slot(owner, name)).map(Row::key);
    }

    @Override
    public Optional<ApiKey> find(TokenDigest digest) {
        return rows.all()
                .filter(row -> row.digest().equals(digest))
                .map(Row::key)
                .findFirst();
    }

    @Override
    public Set<UserId> ownersAmong(Collection<UserId> owners) {
        return keys().filter(key -> key.name().equals(SETTINGS_PAGE) && owners.contains(key.owner()))
                .map(ApiKey::owner)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public List<ApiKey> list(UserId owner) {
        return of(owner)
                .sorted(Comparator.comparing(ApiKey::createdAt).thenComparing(ApiKey::name))
                .toList();
    }

    @Override
    public List<UserId> owners(Optional<UserId> after, int limit) {
        return keys().map(key -> key.owner().value())
                .filter(owner -> after.isEmpty() || owner.compareTo(after.get().value()) > 0)
                .distinct()
                .sorted()
                .limit(limit)
                .map(UserId::new)
                .toList();
    }

    @Override
    public List<ApiKey> findExpired(Instant now, int limit) {
        return keys().filter(
                        key -> key.expiresAt().filter(end -> !end.isAfter(now)).isPresent())
                .sorted(Comparator.comparing((ApiKey key) -> key.expiresAt().orElseThrow())
                        .thenComparing(ApiKey::id))
                .limit(limit)
                .toList();
    }

    @Override
    public ApiKeyAddition add(ApiKey key, TokenDigest digest, int most) {
        return units.run(() -> {
            if (of(key.owner()).count() >= most) {
                return ApiKeyAddition.TOO_MANY;
            }
            if (find(key.owner(), key.name()).isPresent()) {
                return ApiKeyAddition.NAME_TAKEN;
            }
            replace(key, digest);
            return ApiKeyAddition.ADDED;
        });
    }

    @Override
    public void replace(ApiKey key, TokenDigest digest) {
        units.execute(() -> {
            if (find(digest).isPresent()) {
                throw units.keyViolated();
            }
            rows.put(Slot.of(key), new Row(key, digest));
        });
    }

    @Override
    public boolean delete(UserId owner, String id) {
        return rows.removeIf(
                        row -> row.key().owner().equals(owner) && row.key().id().equals(id))
                == 1;
    }

    @Override
    public int deleteAll(UserId owner) {
        return rows.removeIf(row -> row.key().owner().equals(owner));
    }

    @Override
    public void recordUse(Map<String, Instant> lastUsed) {
        units.execute(() -> lastUsed.forEach((id, at) -> rows.all()
                .filter(row -> row.key().id().equals(id) && row.wasUsedBefore(at))
                .forEach(row -> rows.put(Slot.of(row.key()), row.used(at)))));
    }

    private Stream<ApiKey> of(UserId owner) {
        return keys().filter(key -> key.owner().equals(owner));
    }

    private Stream<ApiKey> keys() {
        return rows.all().map(Row::key);
    }

    private record Slot(UserId owner, String name) {

        static Slot of(ApiKey key) {
            return new Slot(key.owner(), key.name());
        }
    }

    private record Row(ApiKey key, TokenDigest digest) {

        boolean wasUsedBefore(Instant at) {
            return key.lastUsedAt().orElse(Instant.MIN).isBefore(at);
        }

        Row used(Instant at) {
            return new Row(key.usedAt(at), digest);
        }
    }
}
