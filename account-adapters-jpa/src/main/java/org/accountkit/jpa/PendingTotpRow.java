package org.accountkit.jpa;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.accountkit.twofactor.TotpStore.PendingTotp;

/** A TOTP credential that has yet to be validated. */
@Entity(name = "account_pending_totp")
@Table(name = "account_pending_totp")
@Cacheable(false)
class PendingTotpRow extends TotpColumns {

    @Column(name = "expires_at")
    private long expiresAt;

    @Column(name = "tries_left")
    private int triesLeft;

    PendingTotpRow() {}

    PendingTotpRow(PendingTotp pending) {
        super(pending.credential());
        expiresAt = pending.expiresAt().toEpochMilli();
        triesLeft = pending.triesLeft();
    }

    PendingTotp toPending() {
        return new PendingTotp(toCredential(false), Instant.ofEpochMilli(expiresAt), triesLeft);
    }
}
