package org.accountkit.testkit;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.accountkit.download.DownloadToken.DownloadState;
import org.accountkit.download.DownloadTokenStore;
import org.accountkit.download.DownloadTokenStore.StoredDownloadToken;
import org.accountkit.user.Realm;

final class InMemoryDownloadTokenStore implements DownloadTokenStore {

    private final InMemoryUnitOfWork units;
    private final Table<Realm, StoredDownloadToken> tokens;

    InMemoryDownloadTokenStore(InMemoryUnitOfWork units) {
        this.units = units;
        this.tokens = new Table<>(units);
    }

    @Override
    public Optional<StoredDownloadToken> find(Realm realm) {
        return tokens.find(realm);
    }

    @Override
    public DownloadState renew(Realm realm, StoredDownloadToken.Made made) {
        return units.run(() -> {
            DownloadState before = current(realm).state();
            DownloadState state = before == DownloadState.CLOSED ? DownloadState.REQUIRED : before;
            tokens.put(realm, new StoredDownloadToken(state, Optional.of(made), Optional.empty()));
            return state;
        });
    }

    @Override
    public boolean setState(Realm realm, DownloadState state) {
        return units.run(() -> {
            StoredDownloadToken token = current(realm);
            boolean possible = state != DownloadState.REQUIRED || token.secret().isPresent();
            if (possible) {
                tokens.put(realm, new StoredDownloadToken(state, token.secret(), token.lastUsedAt()));
            }
            return possible;
        });
    }

    @Override
    public void recordUse(Realm realm, Instant at) {
        units.execute(() -> tokens.find(realm)
                .filter(token -> token.lastUsedAt().orElse(Instant.MIN).isBefore(at))
                .ifPresent(token ->
                        tokens.put(realm, new StoredDownloadToken(token.state(), token.secret(), Optional.of(at)))));
    }

    @Override
    public Map<Realm, StoredDownloadToken.Made> sealedUnder(String keyId) {
        return tokens.asMap().entrySet().stream()
                .filter(entry -> isUnder(keyId, entry.getValue()))
                .collect(toUnmodifiableMap(
                        Map.Entry::getKey, entry -> entry.getValue().secret().orElseThrow()));
    }

    @Override
    public boolean reseal(Realm realm, StoredDownloadToken.Made made) {
        return units.run(() -> {
            Optional<StoredDownloadToken> found = tokens.find(realm)
                    .filter(token -> token.secret()
                            .filter(secret -> secret.digest().equals(made.digest()))
                            .isPresent());
            found.ifPresent(token ->
                    tokens.put(realm, new StoredDownloadToken(token.state(), Optional.of(made), token.lastUsedAt())));
            return found.isPresent();
        });
    }

    @Override
    public int forgetSealedUnder(String keyId) {
        return units.run(() -> {
            Map<Realm, StoredDownloadToken.Made> lost = sealedUnder(keyId);
            lost.keySet().forEach(realm -> tokens.put(realm, withoutToken(current(realm))));
            return lost.size();
        });
    }

    @Override
    public int closeAll(Instant createdBefore) {
        return units.run(() -> {
            List<Realm> open = tokens.asMap().entrySet().stream()
                    .filter(entry -> isToBeClosed(entry.getValue(), createdBefore))
                    .map(Map.Entry::getKey)
                    .toList();
            open.forEach(realm -> tokens.put(realm, StoredDownloadToken.NONE));
            return open.size();
        });
    }

    private static boolean isToBeClosed(StoredDownloadToken token, Instant createdBefore) {
        return token.secret()
                .map(made -> made.createdAt().isBefore(createdBefore))
                .orElse(token.state() != DownloadState.CLOSED);
    }

    private static StoredDownloadToken withoutToken(StoredDownloadToken token) {
        DownloadState state = token.state() == DownloadState.OPEN ? DownloadState.OPEN : DownloadState.CLOSED;
        return new StoredDownloadToken(state, Optional.empty(), Optional.empty());
    }

    private static boolean isUnder(String keyId, StoredDownloadToken token) {
        return token.secret()
                .filter(made -> made.sealed().keyId().equals(keyId))
                .isPresent();
    }

    private StoredDownloadToken current(Realm realm) {
        return tokens.find(realm).orElse(StoredDownloadToken.NONE);
    }
}
