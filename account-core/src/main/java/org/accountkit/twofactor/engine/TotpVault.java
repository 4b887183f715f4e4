package org.accountkit.twofactor.engine;

import java.util.Optional;
import java.util.UUID;
import org.accountkit.access.Refusal.Hint;
import org.accountkit.access.RefusalCode;
import org.accountkit.access.RequestOrigin;
import org.accountkit.access.engine.ServiceContext;
import org.accountkit.audit.AuditEventType;
import org.accountkit.secret.SecretProtector;
import org.accountkit.secret.SecretProtector.UnsealableException;
import org.accountkit.twofactor.TotpParameters;
import org.accountkit.twofactor.TotpSecret;
import org.accountkit.twofactor.TotpStore.TotpCredential;
import org.accountkit.user.UserId;

/**
 * Seals and unseals TOTP secrets.
 *
 * @param context realm, unit of work and audit trail
 * @param protector seals and unseals secrets
 */
public record TotpVault(ServiceContext context, SecretProtector protector) {

    private static final Hint UNREADABLE = new Hint(
            "second-factor-unreadable",
            "Codes cannot be checked at the moment. Use a recovery code, or try again later.");

    /**
     * Creates a new credential.
     *
     * @param userId the user's id
     * @param parameters how its codes are computed
     * @param secret the shared secret
     * @return the credential, with the sealed secret
     */
    public TotpCredential seal(UserId userId, TotpParameters parameters, TotpSecret secret) {
        String id = UUID.randomUUID().toString();
        return seal(
                new TotpCredential(id, context.realm(), userId, parameters, Optional.empty(), secret.isWeak()), secret);
    }

    /** Seals a secret with the current master key, so that a rotation in progress cannot miss it. */
    TotpCredential seal(TotpCredential credential, TotpSecret secret) {
        return credential.sealedAs(protector.seal(secret.key(), credential.sealContext()));
    }

    /**
     * Returns the secret. One that cannot be unsealed is recorded and refused as {@code unavailable}: the user may be right,
     * and another node may know the key. Call it outside a unit of work, which the refusal would roll back.
     *
     * @param credential the credential
     * @param origin where the request comes from
     * @return the secret; empty if it is lost with its master key
     */
    public Optional<TotpSecret> open(TotpCredential credential, RequestOrigin origin) {
        try {
            return credential
                    .sealed()
                    .map(seal -> protector.open(seal, credential.sealContext()))
                    .map(credential.weak() ? TotpSecret::ofWeak : TotpSecret::of);
        } catch (UnsealableException e) {
            context.audit()
                    .from(AuditEventType.SECRET_UNSEALABLE, origin)
                    .about(credential.userId())
                    .refused(RefusalCode.UNAVAILABLE);
            throw RefusalCode.UNAVAILABLE.refused(UNREADABLE);
        }
    }
}
