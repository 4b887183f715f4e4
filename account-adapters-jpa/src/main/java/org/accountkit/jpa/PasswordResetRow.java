package org.accountkit.jpa;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.accountkit.password.PasswordResetStore.StoredReset;
import org.accountkit.token.TokenDigest;
import org.accountkit.user.UserId;

/** A password reset token. */
@Entity(name = "account_password_reset")
@Table(name = "account_password_reset")
@Cacheable(false)
class PasswordResetRow {

    @Id
    @Column(name = "user_id")
    private String userId;

    @Column(name = "digest")
    private byte[] digest;

    @Column(name = "epoch")
    private long epoch;

    @Column(name = "expires_at")
    private long expiresAt;

    @Column(name = "tries_left")
    private int triesLeft;

    PasswordResetRow() {}

    PasswordResetRow(StoredReset reset, TokenDigest digest) {
        this.userId = reset.userId().value();
        this.digest = digest.bytes();
        this.epoch = reset.epoch();
        this.expiresAt = reset.expiresAt().toEpochMilli();
        this.triesLeft = reset.triesLeft();
    }

    StoredReset toReset() {
        return new StoredReset(new UserId(userId), epoch, Instant.ofEpochMilli(expiresAt), triesLeft);
    }
}
