package org.accountkit.jpa;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.accountkit.download.DownloadToken.DownloadState;
import org.accountkit.download.DownloadTokenStore;
import org.accountkit.download.DownloadTokenStore.StoredDownloadToken;
import org.accountkit.transaction.LostRaceException;
import org.accountkit.user.Realm;

final class JpaDownloadTokenStore implements DownloadTokenStore {

    private final Database database;

    JpaDownloadTokenStore(Database database) {
        this.database = database;
    }

    @Override
    public Optional<StoredDownloadToken> find(Realm realm) {
        return findRow(realm).map(DownloadTokenRow::toToken);
    }

    private Optional<DownloadTokenRow> findRow(Realm realm) {
        return database.first(
                DownloadTokenRow.class, "select d from account_download_token d where d.realm = ?1", realm.name());
    }

    @Override
    public DownloadState renew(Realm realm, StoredDownloadToken.Made made) {
        return database.inUnit(() -> {
            Optional<DownloadTokenRow> before = findRow(realm);
            DownloadState state = stateAfterRenewal(before.map(DownloadTokenRow::toToken));
            if (before.isEmpty()) {
                database.insert(new DownloadTokenRow(realm, state, made));
            } else if (!renewStored(realm, made, before.get().state(), state)) {
                throw new LostRaceException();
            }
            return state;
        });
    }

    private static DownloadState stateAfterRenewal(Optional<StoredDownloadToken> before) {
        boolean open =
                before.filter(token -> token.state() == DownloadState.OPEN).isPresent();
        return open ? DownloadState.OPEN : DownloadState.REQUIRED;
    }

    private boolean renewStored(Realm realm, StoredDownloadToken.Made made, String before, DownloadState after) {
        return database.update(
                        "update account_download_token d set d.digest = ?1, d.masterKey = ?2, d.sealed = ?3,"
                                + " d.createdAt = ?4, d.lastUsedAt = null, d.state = ?5"
                                + " where d.realm = ?6 and d.state = ?7",
                        made.digest().bytes(),
                        made.sealed().keyId(),
                        made.sealed().bytes(),
                        made.createdAt().toEpochMilli(),
                        after.code(),
                        realm.name(),
                        before)
                == 1;
    }

    @Override
    public boolean setState(Realm realm, DownloadState state) {
        return database.inUnit(() -> {
            if (setStoredState(realm, state)) {
                return true;
            }
            boolean possible = state != DownloadState.REQUIRED && find(realm).isEmpty();
            if (possible) {
                database.insert(new DownloadTokenRow(realm, state));
            }
            return possible;
        });
    }

    private boolean setStoredState(Realm realm, DownloadState state) {
        String needsToken = state == DownloadState.REQUIRED ? " and d.digest is not null" : "";
        return database.update(
                        "update account_download_token d set d.state = ?1 where d.realm = ?2" + needsToken,
                        state.code(),
                        realm.name())
                == 1;
    }

    @Override
    public void recordUse(Realm realm, Instant at) {
        database.update(
                "update account_download_token d set d.lastUsedAt = ?1"
                        + " where d.realm = ?2 and (d.lastUsedAt is null or d.lastUsedAt < ?1)",
                at.toEpochMilli(),
                realm.name());
    }

    @Override
    public Map<Realm, StoredDownloadToken.Made> sealedUnder(String keyId) {
        return database
                .list(
                        DownloadTokenRow.class,
                        "select d from account_download_token d where d.masterKey = ?1 and d.digest is not null",
                        keyId)
                .stream()
                .collect(toUnmodifiableMap(
                        DownloadTokenRow::realm, row -> row.made().orElseThrow()));
    }

    @Override
    public boolean reseal(Realm realm, StoredDownloadToken.Made made) {
        return database.update(
                        "update account_download_token d set d.masterKey = ?1, d.sealed = ?2"
                                + " where d.realm = ?3 and d.digest = ?4",
                        made.sealed().keyId(),
                        made.sealed().bytes(),
                        realm.name(),
                        made.digest().bytes())
                == 1;
    }

    @Override
    public int forgetSealedUnder(String keyId) {
        return database.inUnit(() -> {
            database.update(
                    "update account_download_token d set d.state = ?1 where d.masterKey = ?2 and d.state = ?3",
                    DownloadState.CLOSED.code(),
                    keyId,
                    DownloadState.REQUIRED.code());
            return database.update(
                    "update account_download_token d set d.digest = null, d.masterKey = null, d.sealed = null,"
                            + " d.createdAt = null, d.lastUsedAt = null where d.masterKey = ?1",
                    keyId);
        });
    }

    @Override
    public int closeAll(Instant createdBefore) {
        return database.update(
                "update account_download_token d set d.state = ?1, d.digest = null, d.masterKey = null,"
                        + " d.sealed = null, d.createdAt = null, d.lastUsedAt = null"
                        + " where (d.createdAt is null and d.state <> ?1) or d.createdAt < ?2",
                DownloadState.CLOSED.code(),
                createdBefore.toEpochMilli());
    }
}
