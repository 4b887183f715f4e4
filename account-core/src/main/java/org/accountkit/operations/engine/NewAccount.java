package org.accountkit.operations.engine;

import java.time.Instant;
import java.util.Optional;
import org.accountkit.operations.ImportedUser;
import org.accountkit.password.PasswordHash;
import org.accountkit.twofactor.TotpStore.TotpCredential;
import org.accountkit.twofactor.engine.TotpVault;
import org.accountkit.user.AccountState;
import org.accountkit.user.Realm;
import org.accountkit.user.User;
import org.accountkit.user.UserId;
import org.accountkit.user.Username;

/** Everything that is stored for an imported user. */
record NewAccount(User user, AccountState state, Optional<PasswordHash> password, Optional<TotpCredential> totp) {

    static NewAccount of(ImportedUser row, UserId id, Realm realm, Instant now, TotpVault vault) {
        User user = new User(
                id,
                realm,
                Username.of(row.username()),
                row.fullName(),
                row.description(),
                row.enabled(),
                row.roles(),
                now,
                row.contact());
        AccountState state =
                new AccountState(id, 0, row.passwordChangeRequired(), row.twoFactorRequired(), 0, Optional.empty());
        return new NewAccount(
                user, state, row.password(), row.totp().map(totp -> vault.seal(id, totp.parameters(), totp.secret())));
    }
}
