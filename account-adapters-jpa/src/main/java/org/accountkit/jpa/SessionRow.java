package org.accountkit.jpa;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.accountkit.session.Session;
import org.accountkit.token.TokenDigest;
import org.accountkit.user.UserId;
import org.jspecify.annotations.Nullable;

/** A session. */
@Entity(name = "account_session")
@Table(name = "account_session")
@Cacheable(false)
class SessionRow {

    @Id
    @Column(name = "id")
    private String id;

    @Column(name = "digest")
    private byte[] digest;

    @Column(name = "user_id")
    private String userId;

    @Column(name = "epoch")
    private long epoch;

    @Column(name = "client")
    private @Nullable String client;

    @Column(name = "address")
    private @Nullable String address;

    @Column(name = "signed_in_at")
    private long signedInAt;

    @Column(name = "proven_at")
    private long provenAt;

    @Column(name = "last_seen_at")
    private long lastSeenAt;

    @Column(name = "expires_at")
    private long expiresAt;

    SessionRow() {}

    SessionRow(Session session, TokenDigest digest) {
        this.id = session.id();
        this.digest = digest.bytes();
        this.userId = session.userId().value();
        this.epoch = session.epoch();
        this.client = session.client().orElse(null);
        this.address = session.address().orElse(null);
        this.signedInAt = session.signedInAt().toEpochMilli();
        this.provenAt = session.provenAt().toEpochMilli();
        this.lastSeenAt = session.lastSeenAt().toEpochMilli();
        this.expiresAt = session.expiresAt().toEpochMilli();
    }

    Session toSession() {
        return new Session(
                id,
                new UserId(userId),
                epoch,
                Optional.ofNullable(client),
                Optional.ofNullable(address),
                Instant.ofEpochMilli(signedInAt),
                Instant.ofEpochMilli(provenAt),
                Instant.ofEpochMilli(lastSeenAt),
                Instant.ofEpochMilli(expiresAt));
    }
}
