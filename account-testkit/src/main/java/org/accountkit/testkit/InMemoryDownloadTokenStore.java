package org.accountkit.testkit;

import java.time.Instant;
import java.util.Optional;
import org.accountkit.download.DownloadState;
import org.accountkit.download.DownloadTokenStore;
import org.accountkit.download.StoredDownloadToken;
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

    private StoredDownloadToken current(Realm realm) {
        return tokens.find(realm).orElse(StoredDownloadToken.NONE);
    }
}
