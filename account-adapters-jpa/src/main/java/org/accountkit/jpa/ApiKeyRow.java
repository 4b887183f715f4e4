package org.accountkit.jpa;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.accountkit.apikey.ApiKey;
import org.accountkit.token.TokenDigest;
import org.accountkit.user.UserId;
import org.jspecify.annotations.Nullable;

/** An API key. */
@Entity(name = "account_api_key")
@Table(name = "account_api_key")
@Cacheable(false)
@IdClass(ApiKeyRow.Key.class)
class ApiKeyRow {

    @Column(name = "id")
    private String id;

    @Column(name = "digest")
    private byte[] digest;

    @Id
    @Column(name = "owner")
    private String owner;

    @Id
    @Column(name = "name")
    private String name;

    @Column(name = "hint")
    private String hint;

    @Column(name = "created_at")
    private long createdAt;

    @Column(name = "expires_at")
    private @Nullable Long expiresAt;

    /** The key's slot among those of its owner, if their number is limited. */
    @Column(name = "slot")
    private @Nullable Integer slot;

    @Column(name = "rights")
    private @Nullable String rights;

    ApiKeyRow() {}

    ApiKeyRow(ApiKey key, TokenDigest digest, Optional<Integer> slot) {
        this.id = key.id();
        this.digest = digest.bytes();
        this.owner = key.owner().value();
        this.name = key.name();
        this.hint = key.hint();
        this.createdAt = key.createdAt().toEpochMilli();
        this.expiresAt = Millis.orNull(key.expiresAt());
        this.slot = slot.orElse(null);
        this.rights = RightNames.orNull(key.rights());
    }

    String id() {
        return id;
    }

    boolean isNamed(String other) {
        return name.equals(other);
    }

    Optional<Integer> slot() {
        return Optional.ofNullable(slot);
    }

    ApiKey toKey(Optional<Instant> lastUsedAt) {
        return new ApiKey(
                id,
                new UserId(owner),
                name,
                hint,
                Instant.ofEpochMilli(createdAt),
                Millis.toInstant(expiresAt),
                RightNames.toRights(rights),
                lastUsedAt);
    }

    /** The composite key that Jakarta Persistence requires. */
    static class Key implements Serializable {

        private static final long serialVersionUID = 1L;

        private String owner = "";
        private String name = "";

        Key() {}

        @Override
        public boolean equals(Object other) {
            return other instanceof Key that && Objects.equals(owner, that.owner) && Objects.equals(name, that.name);
        }

        @Override
        public int hashCode() {
            return Objects.hash(owner, name);
        }
    }
}
