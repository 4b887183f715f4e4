package org.accountkit.jpa;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** When an API key was last used. */
@Entity(name = "account_api_key_use")
@Table(name = "account_api_key_use")
@Cacheable(false)
class ApiKeyUseRow {

    @Id
    @Column(name = "key_id")
    private String keyId;

    @Column(name = "last_used_at")
    private long lastUsedAt;

    ApiKeyUseRow() {}

    ApiKeyUseRow(String keyId, Instant lastUsedAt) {
        this.keyId = keyId;
        this.lastUsedAt = lastUsedAt.toEpochMilli();
    }

    String keyId() {
        return keyId;
    }

    Instant lastUsedAt() {
        return Instant.ofEpochMilli(lastUsedAt);
    }
}
