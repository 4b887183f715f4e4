package org.accountkit.jpa;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.accountkit.download.DownloadToken.DownloadState;
import org.accountkit.download.DownloadTokenStore.StoredDownloadToken;
import org.accountkit.secret.SealedSecret;
import org.accountkit.token.TokenDigest;
import org.accountkit.user.Realm;
import org.jspecify.annotations.Nullable;

/** A realm's download token. */
@Entity(name = "account_download_token")
@Table(name = "account_download_token")
@Cacheable(false)
class DownloadTokenRow {

    @Id
    @Column(name = "realm")
    private String realm;

    @Column(name = "state")
    private String state;

    @Column(name = "digest")
    private byte @Nullable [] digest;

    @Column(name = "master_key")
    private @Nullable String masterKey;

    @Column(name = "sealed")
    private byte @Nullable [] sealed;

    @Column(name = "created_at")
    private @Nullable Long createdAt;

    @Column(name = "last_used_at")
    private @Nullable Long lastUsedAt;

    DownloadTokenRow() {}

    DownloadTokenRow(Realm realm, DownloadState state) {
        this.realm = realm.name();
        this.state = state.code();
    }

    DownloadTokenRow(Realm realm, DownloadState state, StoredDownloadToken.Made made) {
        this(realm, state);
        this.digest = made.digest().bytes();
        this.masterKey = made.sealed().keyId();
        this.sealed = made.sealed().bytes();
        this.createdAt = made.createdAt().toEpochMilli();
    }

    /** An unreadable row means closed, never open; a renewal repairs it. */
    StoredDownloadToken toToken() {
        DownloadState known = DownloadState.find(state).orElse(DownloadState.CLOSED);
        try {
            return new StoredDownloadToken(known, made(), Millis.toInstant(lastUsedAt));
        } catch (IllegalArgumentException damaged) {
            return StoredDownloadToken.NONE;
        }
    }

    String state() {
        return state;
    }

    Realm realm() {
        return new Realm(realm);
    }

    Optional<StoredDownloadToken.Made> made() {
        if (digest == null || masterKey == null || sealed == null || createdAt == null) {
            return Optional.empty();
        }
        return Optional.of(new StoredDownloadToken.Made(
                TokenDigest.of(digest), SealedSecret.of(masterKey, sealed), Instant.ofEpochMilli(createdAt)));
    }
}
