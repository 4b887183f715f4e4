package org.accountkit.jpa;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.accountkit.secret.SealedSecret;
import org.accountkit.twofactor.PendingTotp;
import org.accountkit.twofactor.StoredTotp;
import org.accountkit.user.UserId;

/** A user's live TOTP credential. */
@Entity(name = "account_totp")
@Table(name = "account_totp")
@Cacheable(false)
class TotpRow {

    @Id
    @Column(name = "user_id")
    private String userId;

    @Column(name = "id")
    private String id;

    @Column(name = "sealed")
    private byte[] sealed;

    @Column(name = "activated_at")
    private long activatedAt;

    @Column(name = "last_step")
    private long lastStep;

    TotpRow() {}

    TotpRow(PendingTotp validated, long step, Instant at) {
        userId = validated.userId().value();
        id = validated.id();
        sealed = validated.sealed().bytes();
        activatedAt = at.toEpochMilli();
        lastStep = step;
    }

    StoredTotp toTotp() {
        return new StoredTotp(
                id, new UserId(userId), SealedSecret.of(sealed), Instant.ofEpochMilli(activatedAt), lastStep);
    }
}
