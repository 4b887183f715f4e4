package org.accountkit.jpa;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.accountkit.signin.KnownDevice;
import org.accountkit.token.TokenDigest;
import org.accountkit.user.UserId;
import org.jspecify.annotations.Nullable;

/** A device that completed a sign-in. */
@Entity(name = "account_known_device")
@Table(name = "account_known_device")
@Cacheable(false)
class KnownDeviceRow {

    @Id
    @Column(name = "id")
    private String id;

    @Column(name = "digest")
    private byte[] digest;

    @Column(name = "user_id")
    private String userId;

    @Column(name = "client")
    private @Nullable String client;

    @Column(name = "created_at")
    private long createdAt;

    @Column(name = "last_seen_at")
    private long lastSeenAt;

    @Column(name = "expires_at")
    private long expiresAt;

    KnownDeviceRow() {}

    KnownDeviceRow(KnownDevice device, TokenDigest digest) {
        this.id = device.id();
        this.digest = digest.bytes();
        this.userId = device.userId().value();
        this.client = device.client().orElse(null);
        this.lastSeenAt = device.lastSeenAt().toEpochMilli();
        this.createdAt = device.createdAt().toEpochMilli();
        this.expiresAt = device.expiresAt().toEpochMilli();
    }

    KnownDevice toDevice() {
        return new KnownDevice(
                id,
                new UserId(userId),
                Optional.ofNullable(client),
                Instant.ofEpochMilli(createdAt),
                Instant.ofEpochMilli(lastSeenAt),
                Instant.ofEpochMilli(expiresAt));
    }
}
