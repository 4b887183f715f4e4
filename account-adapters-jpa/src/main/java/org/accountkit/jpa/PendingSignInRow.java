package org.accountkit.jpa;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.accountkit.signin.PendingSignInStore.PendingSignIn;
import org.accountkit.token.TokenDigest;
import org.accountkit.user.UserId;

/** A pending sign-in. */
@Entity(name = "account_pending_sign_in")
@Table(name = "account_pending_sign_in")
@Cacheable(false)
class PendingSignInRow {

    @Id
    @Column(name = "id")
    private String id;

    @Column(name = "digest")
    private byte[] digest;

    @Column(name = "user_id")
    private String userId;

    @Column(name = "epoch")
    private long epoch;

    @Column(name = "expires_at")
    private long expiresAt;

    @Column(name = "tries_left")
    private int triesLeft;

    PendingSignInRow() {}

    PendingSignInRow(PendingSignIn pending, TokenDigest digest) {
        this.id = pending.id();
        this.digest = digest.bytes();
        this.userId = pending.userId().value();
        this.epoch = pending.epoch();
        this.expiresAt = pending.expiresAt().toEpochMilli();
        this.triesLeft = pending.triesLeft();
    }

    PendingSignIn toPending() {
        return new PendingSignIn(id, new UserId(userId), epoch, Instant.ofEpochMilli(expiresAt), triesLeft);
    }
}
