package org.accountkit.signin.engine;

import java.util.Optional;
import org.accountkit.access.Caller;
import org.accountkit.access.Refusal.Hint;
import org.accountkit.access.RefusalCode;
import org.accountkit.access.engine.Acting;
import org.accountkit.access.engine.ServiceContext;
import org.accountkit.audit.AuditEventType;
import org.accountkit.password.engine.PasswordAttempts;
import org.accountkit.secret.Secret;
import org.accountkit.session.engine.SessionLifecycle;
import org.accountkit.signin.SignInService;
import org.accountkit.twofactor.SecondFactor;
import org.accountkit.twofactor.engine.SecondFactorCheck;
import org.accountkit.twofactor.engine.SecondFactorVerifier;

/**
 * Full proof by a signed-in user.
 *
 * @param context clock, unit of work and audit trail
 * @param passwords verifies the password
 * @param secondFactors verifies the second factor
 * @param sessions gives the session a new token
 */
public record Proving(
        ServiceContext context,
        PasswordAttempts passwords,
        SecondFactorVerifier secondFactors,
        SessionLifecycle sessions) {

    /**
     * Verifies the proof.
     *
     * @param caller the caller
     * @param password the password as typed
     * @param factor the second factor; empty if none is active
     * @return the session's new token; empty for a session that the host keeps
     * @throws org.accountkit.access.RefusedException {@code wrong-password}, {@code wrong-code}, {@code
     *     too-many-attempts} or {@code unavailable}
     */
    public Optional<Secret> prove(Caller caller, Secret password, Optional<SecondFactor> factor) {
        Acting acting = context.acting(SignInService.PROVE, caller);
        passwords.requireOwn(caller, password);
        if (caller.account().twoFactorActive()) {
            verifySecondFactor(caller, factor);
        }
        return acting.run(current -> {
            Optional<Secret> renewed = sessions.renew(current, context.now());
            context.audit().by(AuditEventType.PROOF, caller).succeeded();
            return renewed;
        });
    }

    private void verifySecondFactor(Caller caller, Optional<SecondFactor> factor) {
        SecondFactor given = factor.orElseThrow(() -> RefusalCode.WRONG_CODE.refused(
                new Hint("code-missing", "Two-factor authentication is active, so a code is needed as well.")));
        SecondFactorVerifier.CountedFactor counted = secondFactors.reserve(caller.userId(), given, caller.origin());
        SecondFactorCheck check = secondFactors.verify(caller.userId(), given, caller.origin(), counted);
        if (!check.isAccepted()) {
            throw check.refusal(RefusalCode.WRONG_CODE);
        }
    }
}
