package org.accountkit.jpa;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.accountkit.twofactor.TotpStore.StoredTotp;
import org.accountkit.twofactor.TotpStore.TotpCredential;
import org.jspecify.annotations.Nullable;

/** A user's active TOTP credential. */
@Entity(name = "account_totp")
@Table(name = "account_totp")
@Cacheable(false)
class TotpRow extends TotpColumns {

    @Column(name = "activated_at")
    private long activatedAt;

    @Column(name = "last_step")
    private long lastStep;

    @Column(name = "withdrawn_step")
    private @Nullable Long withdrawnStep;

    /** Only an import yields one, so pending credentials have no such column. */
    @Column(name = "weak")
    private boolean weak;

    TotpRow() {}

    TotpRow(TotpCredential credential, long step, Instant at) {
        super(credential);
        activatedAt = at.toEpochMilli();
        lastStep = step;
        weak = credential.weak();
    }

    TotpCredential toCredential() {
        return toCredential(weak);
    }

    StoredTotp toTotp() {
        return new StoredTotp(toCredential(), Instant.ofEpochMilli(activatedAt), lastStep);
    }
}
