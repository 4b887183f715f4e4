package org.accountkit.operations.engine;

import java.util.Optional;
import org.accountkit.access.RefusalCode;
import org.accountkit.access.engine.ServiceContext;
import org.accountkit.audit.AuditEventType;
import org.accountkit.secret.SealedSecret;
import org.accountkit.secret.Secret;
import org.accountkit.secret.SecretProtector;
import org.accountkit.secret.SecretProtector.SealContext;
import org.accountkit.secret.SecretProtector.UnsealableException;
import org.accountkit.user.UserId;

/**
 * Unseals stored secrets for an operation that goes on without those that cannot be unsealed. Each of these is audited.
 *
 * @param context unit of work and audit trail
 * @param protector unseals secrets
 */
record OpenedSecrets(ServiceContext context, SecretProtector protector) {

    Optional<Secret> open(SealedSecret sealed, SealContext seal) {
        try {
            return Optional.of(protector.open(sealed, seal));
        } catch (UnsealableException e) {
            record(seal);
            return Optional.empty();
        }
    }

    private void record(SealContext seal) {
        context.units().execute(() -> {
            var event = context.audit().byConsole(AuditEventType.SECRET_UNSEALABLE);
            if (!seal.owner().isEmpty()) {
                event.about(new UserId(seal.owner()));
            }
            event.failed(RefusalCode.INTERNAL_ERROR);
        });
    }
}
