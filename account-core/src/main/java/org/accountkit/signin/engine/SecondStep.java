package org.accountkit.signin.engine;

import org.accountkit.access.RefusalCode;
import org.accountkit.access.RequestOrigin;
import org.accountkit.audit.AuditEventType;
import org.accountkit.twofactor.SecondFactor;
import org.accountkit.twofactor.engine.SecondFactorCheck;
import org.accountkit.twofactor.engine.SecondFactorVerifier;
import org.accountkit.user.UserId;

/**
 * The second step of a sign-in: a TOTP code or a recovery code.
 *
 * @param pendings the pending sign-ins
 * @param secondFactors verifies the factor
 */
public record SecondStep(PendingSignIns pendings, SecondFactorVerifier secondFactors) {

    /**
     * Verifies the second factor of a pending sign-in.
     *
     * @param valid the pending sign-in
     * @param factor the presented factor
     * @param origin where the request comes from
     * @throws org.accountkit.access.RefusedException {@code not-authenticated} if no try is left, {@code
     *     invalid-credentials} or {@code too-many-attempts}
     */
    public void verify(PendingSignIns.Valid valid, SecondFactor factor, RequestOrigin origin) {
        UserId userId = valid.account().id();
        SecondFactorVerifier.CountedFactor counted = secondFactors.reserve(userId, factor, origin);
        pendings.takeTry(valid);
        SecondFactorCheck check = secondFactors.verify(userId, factor, origin, counted);
        if (!check.isAccepted()) {
            recordRefusal(userId, origin);
            throw check.isSpent()
                    ? RefusalCode.INVALID_CREDENTIALS.refused()
                    : check.refusal(RefusalCode.INVALID_CREDENTIALS);
        }
    }

    private void recordRefusal(UserId userId, RequestOrigin origin) {
        pendings.context()
                .audit()
                .from(AuditEventType.SECOND_FACTOR, origin)
                .about(userId)
                .refused(RefusalCode.INVALID_CREDENTIALS);
    }

    /**
     * Ends the pending sign-in, within the current unit of work.
     *
     * @param valid the pending sign-in
     * @throws org.accountkit.access.RefusedException {@code not-authenticated} if another request was faster
     */
    public void complete(PendingSignIns.Valid valid) {
        pendings.complete(valid);
    }
}
