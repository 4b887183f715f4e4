package org.accountkit.jpa;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.accountkit.user.AccountState;
import org.accountkit.user.UserId;
import org.jspecify.annotations.Nullable;

/** The state that AccountKit stores alongside a user. */
@Entity(name = "account_state")
@Table(name = "account_state")
@Cacheable(false)
class AccountStateRow {

    @Id
    @Column(name = "user_id")
    private String userId;

    @Column(name = "epoch")
    private long epoch;

    @Column(name = "password_change_required")
    private boolean passwordChangeRequired;

    @Column(name = "two_factor_required")
    private boolean twoFactorRequired;

    @Column(name = "version")
    private long version;

    @Column(name = "last_sign_in_at")
    private @Nullable Long lastSignInAt;

    @Column(name = "lock_count")
    private long lockCount;

    AccountStateRow() {}

    AccountStateRow(AccountState state) {
        userId = state.userId().value();
        epoch = state.epoch();
        passwordChangeRequired = state.passwordChangeRequired();
        twoFactorRequired = state.twoFactorRequired();
        version = state.version();
        lastSignInAt = Millis.orNull(state.lastSignInAt());
    }

    AccountState toState() {
        return new AccountState(
                new UserId(userId),
                epoch,
                passwordChangeRequired,
                twoFactorRequired,
                version,
                Millis.toInstant(lastSignInAt));
    }
}
