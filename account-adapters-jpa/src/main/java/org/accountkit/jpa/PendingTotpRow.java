package org.accountkit.jpa;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.accountkit.secret.SealedSecret;
import org.accountkit.twofactor.PendingTotp;
import org.accountkit.user.UserId;

/** A TOTP credential that waits for its validation. */
@Entity(name = "account_pending_totp")
@Table(name = "account_pending_totp")
@Cacheable(false)
class PendingTotpRow {

    @Id
    @Column(name = "user_id")
    private String userId;

    @Column(name = "id")
    private String id;

    @Column(name = "sealed")
    private byte[] sealed;

    @Column(name = "expires_at")
    private long expiresAt;

    @Column(name = "tries_left")
    private int triesLeft;

    PendingTotpRow() {}

    PendingTotpRow(PendingTotp pending) {
        userId = pending.userId().value();
        id = pending.id();
        sealed = pending.sealed().bytes();
        expiresAt = pending.expiresAt().toEpochMilli();
        triesLeft = pending.triesLeft();
    }

    PendingTotp toPending() {
        return new PendingTotp(
                id, new UserId(userId), SealedSecret.of(sealed), Instant.ofEpochMilli(expiresAt), triesLeft);
    }
}
