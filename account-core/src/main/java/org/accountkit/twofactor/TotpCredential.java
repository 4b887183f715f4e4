package org.accountkit.twofactor;

import java.util.Optional;
import org.accountkit.secret.SealContext;
import org.accountkit.secret.SealedSecret;
import org.accountkit.user.Realm;
import org.accountkit.user.UserId;

/**
 * A TOTP credential as it is kept, pending or live.
 *
 * @param id public id, bound into the seal
 * @param realm the realm of the user
 * @param userId whose
 * @param parameters how its codes are computed
 * @param sealed the sealed secret; empty when its master key was abandoned: two-factor authentication stays on, and the
 *     user has to enrol anew
 */
public record TotpCredential(
        String id, Realm realm, UserId userId, TotpParameters parameters, Optional<SealedSecret> sealed) {

    /** {@return what its seal is bound to; the same while it is pending and when it is live} */
    public SealContext sealContext() {
        return new SealContext(realm, "totp", userId.value(), id);
    }

    /**
     * The same credential under another seal.
     *
     * @param seal of the same secret
     * @return with that seal
     */
    public TotpCredential sealedAs(SealedSecret seal) {
        return new TotpCredential(id, realm, userId, parameters, Optional.of(seal));
    }

    /** {@return the same credential without its secret} */
    public TotpCredential withoutSecret() {
        return new TotpCredential(id, realm, userId, parameters, Optional.empty());
    }
}
