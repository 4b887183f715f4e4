package org.accountkit.jpa;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.accountkit.user.UserId;

/** Records that a user has recovery codes. The version increases with every new set. */
@Entity(name = "account_recovery_set")
@Table(name = "account_recovery_set")
@Cacheable(false)
class RecoverySetRow {

    @Id
    @Column(name = "user_id")
    private String userId;

    @Column(name = "version")
    private long version;

    RecoverySetRow() {}

    RecoverySetRow(UserId userId) {
        this.userId = userId.value();
        this.version = 1;
    }
}
