package org.accountkit.jpa;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.accountkit.apikey.ApiKey;
import org.accountkit.token.TokenDigest;
import org.accountkit.user.UserId;
import org.jspecify.annotations.Nullable;

/** An API key. */
@Entity(name = "account_api_key")
@Table(name = "account_api_key")
@Cacheable(false)
class ApiKeyRow {

    @Id
    @Column(name = "id")
    private String id;

    @Column(name = "digest")
    private byte[] digest;

    @Column(name = "owner")
    private String owner;

    @Column(name = "name")
    private String name;

    @Column(name = "hint")
    private String hint;

    @Column(name = "created_at")
    private long createdAt;

    @Column(name = "expires_at")
    private @Nullable Long expiresAt;

    ApiKeyRow() {}

    ApiKeyRow(ApiKey key, TokenDigest digest) {
        this.id = key.id();
        this.digest = digest.bytes();
        this.owner = key.owner().value();
        this.name = key.name();
        this.hint = key.hint();
        this.createdAt = key.createdAt().toEpochMilli();
        this.expiresAt = Millis.orNull(key.expiresAt());
    }

    String id() {
        return id;
    }

    ApiKey toKey(Optional<Instant> lastUsedAt) {
        return new ApiKey(
                id,
                new UserId(owner),
                name,
                hint,
                Instant.ofEpochMilli(createdAt),
                Millis.toInstant(expiresAt),
                lastUsedAt);
    }
}
