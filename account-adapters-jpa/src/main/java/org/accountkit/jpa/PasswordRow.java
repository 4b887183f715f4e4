package org.accountkit.jpa;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.accountkit.password.PasswordHash;
import org.accountkit.password.PasswordStore.StoredPassword;
import org.accountkit.user.UserId;

/** A user's password hash. */
@Entity(name = "account_password")
@Table(name = "account_password")
@Cacheable(false)
class PasswordRow {

    @Id
    @Column(name = "user_id")
    private String userId;

    @Column(name = "hash")
    private String hash;

    @Column(name = "version")
    private long version;

    @Column(name = "changed_at")
    private long changedAt;

    PasswordRow() {}

    PasswordRow(UserId userId, PasswordHash hash, Instant changedAt) {
        this.userId = userId.value();
        this.hash = hash.encoded();
        this.version = 1;
        this.changedAt = changedAt.toEpochMilli();
    }

    UserId userId() {
        return new UserId(userId);
    }

    StoredPassword toPassword() {
        return new StoredPassword(new PasswordHash(hash), version, Instant.ofEpochMilli(changedAt));
    }
}
