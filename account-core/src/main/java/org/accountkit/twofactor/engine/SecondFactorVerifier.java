package org.accountkit.twofactor.engine;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.accountkit.access.RefusalCode;
import org.accountkit.access.RequestOrigin;
import org.accountkit.access.engine.LockReport;
import org.accountkit.access.engine.ServiceContext;
import org.accountkit.audit.AuditEventType;
import org.accountkit.notification.Notice.NoticeType;
import org.accountkit.secret.Secret;
import org.accountkit.throttle.engine.AccountLimits;
import org.accountkit.throttle.engine.Limit;
import org.accountkit.throttle.engine.Reservation;
import org.accountkit.throttle.engine.Throttle;
import org.accountkit.twofactor.RecoveryCodePolicy;
import org.accountkit.twofactor.RecoveryCodeStore;
import org.accountkit.twofactor.RecoveryCodeStore.RecoveryCodeDigest;
import org.accountkit.twofactor.SecondFactor;
import org.accountkit.twofactor.TotpStore.StoredTotp;
import org.accountkit.twofactor.TotpStore.TotpCredential;
import org.accountkit.user.UserId;

/**
 * Verifies a second factor and spends it in one conditional write: of two requests with the same code, one succeeds.
 * Counts attempts before it judges them. Safe for use by several threads and nodes.
 *
 * @param judge judges codes
 * @param recoveryCodes the store for recovery codes
 * @param codePolicy the number of remaining recovery codes that counts as few
 * @param throttle counts attempts
 * @param limits the attempt counters
 * @param lockReport reports a lock
 */
public record SecondFactorVerifier(
        CodeJudge judge,
        RecoveryCodeStore recoveryCodes,
        RecoveryCodePolicy codePolicy,
        Throttle throttle,
        AccountLimits limits,
        LockReport lockReport) {

    /**
     * Counts an attempt, or refuses it.
     *
     * @param userId the user's id
     * @param factor the presented factor
     * @param origin where the request comes from
     * @return the reservation, for {@link #verify}
     * @throws org.accountkit.access.RefusedException {@code too-many-attempts}, or {@code unavailable} if the user's secret
     *     cannot be unsealed; nothing was counted
     */
    public Reservation reserve(UserId userId, SecondFactor factor, RequestOrigin origin) {
        List<Limit> counted = factor instanceof SecondFactor.Code
                ? limits.totp(userId.value(), origin.address())
                : limits.recoveryCode(userId.value(), origin.address());
        Reservation reserved = throttle.reserve(counted);
        reserved.waiting().ifPresent(wait -> {
            throw RefusalCode.TOO_MANY_ATTEMPTS.refused(wait);
        });
        if (factor instanceof SecondFactor.Code) {
            requireReadable(userId, origin, counted);
        }
        return reserved;
    }

    /** After the throttle, so that nobody fills the audit trail; what cannot be judged is no failure of the user's. */
    private void requireReadable(UserId userId, RequestOrigin origin, List<Limit> counted) {
        try {
            judge.totps().find(userId).ifPresent(live -> judge.vault().open(live.credential(), origin));
        } catch (RuntimeException e) {
            throttle.release(counted);
            throw e;
        }
    }

    /**
     * Verifies a factor for which an attempt was counted, and spends it.
     *
     * @param userId the user's id
     * @param factor the presented factor
     * @param origin where the request comes from
     * @param reserved the reservation from {@link #reserve}, taken back if the factor is right
     * @return the result; a factor is also wrong if the user has none of its kind, or its secret is lost with its master key
     */
    public SecondFactorCheck verify(UserId userId, SecondFactor factor, RequestOrigin origin, Reservation reserved) {
        SecondFactorCheck check = factor instanceof SecondFactor.Code code
                ? verifyCode(userId, code.value(), origin)
                : verifyRecoveryCode(userId, ((SecondFactor.RecoveryCode) factor).value(), origin);
        if (check.isAccepted()) {
            throttle.forgive(reserved.limits());
        } else if (reserved.locks()) {
            String kind = factor instanceof SecondFactor.Code ? "totp" : "recovery-code";
            lockReport.report(kind, Optional.of(userId), origin);
        }
        return check;
    }

    private SecondFactorCheck verifyCode(UserId userId, Secret code, RequestOrigin origin) {
        return judge.totps()
                .find(userId)
                .map(StoredTotp::credential)
                .map(credential -> verifyCode(credential, code, origin))
                .orElse(SecondFactorCheck.WRONG);
    }

    private SecondFactorCheck verifyCode(TotpCredential credential, Secret code, RequestOrigin origin) {
        CodeJudge.Verdict verdict = judge.vault()
                .open(credential, origin)
                .map(secret -> judge.judge(
                        credential, secret, code, type -> context().audit().from(type, origin)))
                .orElse(CodeJudge.Verdict.WRONG);
        if (verdict.step().isEmpty()) {
            return SecondFactorCheck.wrong(verdict.hint());
        }
        long step = verdict.step().getAsLong();
        boolean won = context().units().run(() -> judge.totps().consumeStep(credential.userId(), step));
        return won ? SecondFactorCheck.ACCEPTED : SecondFactorCheck.SPENT;
    }

    private SecondFactorCheck verifyRecoveryCode(UserId userId, Secret typed, RequestOrigin origin) {
        Optional<RecoveryCodeDigest> digest = RecoveryCodes.digest(userId, typed);
        boolean won = digest.isPresent() && context().units().run(() -> redeem(userId, digest.get(), origin));
        return won ? SecondFactorCheck.ACCEPTED : SecondFactorCheck.WRONG;
    }

    private boolean redeem(UserId userId, RecoveryCodeDigest digest, RequestOrigin origin) {
        if (!recoveryCodes.redeem(userId, digest)) {
            return false;
        }
        int left = recoveryCodes.count(userId);
        var event = context()
                .audit()
                .from(AuditEventType.RECOVERY_CODE_USE, origin)
                .actedBy(userId)
                .about(userId)
                .with("left", left);
        if (left <= codePolicy.few()) {
            event.with("warning", "few-left");
        }
        event.succeeded();
        context().notify(NoticeType.RECOVERY_CODE_USED, userId, origin, OptionalInt.of(left));
        return true;
    }

    private ServiceContext context() {
        return judge.vault().context();
    }
}
