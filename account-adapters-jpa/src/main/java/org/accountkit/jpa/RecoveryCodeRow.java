package org.accountkit.jpa;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;
import org.accountkit.twofactor.RecoveryCodeStore.RecoveryCodeDigest;
import org.accountkit.user.UserId;

/** An unused recovery code, at its place in the set. */
@Entity(name = "account_recovery_code")
@Table(name = "account_recovery_code")
@Cacheable(false)
@IdClass(RecoveryCodeRow.Key.class)
class RecoveryCodeRow {

    @Id
    @Column(name = "user_id")
    private String userId;

    @Id
    @Column(name = "slot")
    private int slot;

    @Column(name = "digest")
    private byte[] digest;

    RecoveryCodeRow() {}

    RecoveryCodeRow(UserId userId, int slot, RecoveryCodeDigest digest) {
        this.userId = userId.value();
        this.slot = slot;
        this.digest = digest.bytes();
    }

    /** The composite key that Jakarta Persistence requires. */
    static class Key implements Serializable {

        private static final long serialVersionUID = 1L;

        private String userId = "";
        private int slot;

        Key() {}

        @Override
        public boolean equals(Object other) {
            return other instanceof Key that && Objects.equals(userId, that.userId) && slot == that.slot;
        }

        @Override
        public int hashCode() {
            return Objects.hash(userId, slot);
        }
    }
}
