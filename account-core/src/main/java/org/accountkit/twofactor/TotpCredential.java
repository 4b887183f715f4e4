package org.accountkit.twofactor;

import java.util.Optional;
import org.accountkit.secret.SealContext;
import org.accountkit.secret.SealedSecret;
import org.accountkit.user.Realm;
import org.accountkit.user.UserId;

/**
 * A stored TOTP credential, pending or active.
 *
 * @param id the public id, to which the seal is bound
 * @param realm the realm of the user
 * @param userId the user's id
 * @param parameters how its codes are computed
 * @param sealed the sealed secret; empty if its master key was abandoned: two-factor authentication stays active, and
 *     the user has to enrol again
 */
public record TotpCredential(
        String id, Realm realm, UserId userId, TotpParameters parameters, Optional<SealedSecret> sealed) {

    /** {@return the context to which the seal is bound, the same for a pending and an active credential} */
    public SealContext sealContext() {
        return new SealContext(realm, "totp", userId.value(), id);
    }

    /**
     * Returns this credential with another seal.
     *
     * @param seal the new seal of the same secret
     * @return the credential with that seal
     */
    public TotpCredential sealedAs(SealedSecret seal) {
        return new TotpCredential(id, realm, userId, parameters, Optional.of(seal));
    }

    /** {@return this credential without its secret} */
    public TotpCredential withoutSecret() {
        return new TotpCredential(id, realm, userId, parameters, Optional.empty());
    }
}
