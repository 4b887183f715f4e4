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
     * @return what was counted and read, for {@link #verify}
     * @throws org.accountkit.access.RefusedException {@code too-many-attempts}, or {@code unavailable} if the user's secret
     *     cannot be unsealed; nothing was counted
     */
    public CountedFactor reserve(UserId userId, SecondFactor factor, RequestOrigin origin) {
        List<Limit> counted = factor instanceof SecondFactor.Code
                ? limits.totp(userId.value(), origin.address())
                : limits.recoveryCode(userId.value(), origin.address());
        Reservation reserved = throttle.reserve(counted);
        reserved.waiting().ifPresent(wait -> {
            throw RefusalCode.TOO_MANY_ATTEMPTS.refused(wait);
        });
        return new CountedFactor(
                reserved, factor instanceof SecondFactor.Code ? readable(userId, origin, counted) : Optional.empty());
    }

    /** After the throttle, so that nobody fills the audit trail; what cannot be judged is no failure of the user's. */
    private Optional<TotpCredential> readable(UserId userId, RequestOrigin origin, List<Limit> counted) {
        try {
            Optional<TotpCredential> credential = judge.totps().find(userId).map(StoredTotp::credential);
            credential.ifPresent(found -> judge.vault().open(found, origin));
            return credential;
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
     * @param counted what {@link #reserve} returned, taken back if the factor is right
     * @return the result; a factor is also wrong if the user has none of its kind, or its secret is lost with its master key
     */
    public SecondFactorCheck verify(UserId userId, SecondFactor factor, RequestOrigin origin, CountedFactor counted) {
        SecondFactorCheck check = factor instanceof SecondFactor.Code code
                ? verifyCode(counted, code.value(), origin)
                : verifyRecoveryCode(counted, userId, ((SecondFactor.RecoveryCode) factor).value(), origin);
        if (!check.isAccepted() && counted.reservation().locks()) {
            String kind = factor instanceof SecondFactor.Code ? "totp" : "recovery-code";
            lockReport.report(kind, Optional.of(userId), origin);
        }
        return check;
    }

    private SecondFactorCheck verifyCode(CountedFactor counted, Secret code, RequestOrigin origin) {
        return counted.credential()
                .map(credential -> verifyCode(counted, credential, code, origin))
                .orElse(SecondFactorCheck.WRONG);
    }

    private SecondFactorCheck verifyCode(
            CountedFactor counted, TotpCredential credential, Secret code, RequestOrigin origin) {
        CodeJudge.Verdict verdict = judge.vault()
                .open(credential, origin)
                .map(secret -> judge.judge(
                        credential, secret, code, type -> context().audit().from(type, origin)))
                .orElse(CodeJudge.Verdict.WRONG);
        if (verdict.step().isEmpty()) {
            return SecondFactorCheck.wrong(verdict.hint());
        }
        long step = verdict.step().getAsLong();
        boolean won =
                throttle.forgiveIf(counted.reservation(), () -> judge.totps().consumeStep(credential.userId(), step));
        return won ? SecondFactorCheck.ACCEPTED : SecondFactorCheck.SPENT;
    }

    private SecondFactorCheck verifyRecoveryCode(
            CountedFactor counted, UserId userId, Secret typed, RequestOrigin origin) {
        Optional<RecoveryCodeDigest> digest = RecoveryCodes.digest(userId, typed);
        boolean won = digest.isPresent()
                && throttle.forgiveIf(counted.reservation(), () -> redeem(userId, digest.get(), origin));
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

    /**
     * An attempt that was counted.
     *
     * @param reservation the reservation
     * @param credential the credential against which a TOTP code is judged; empty if the user has none
     */
    public record CountedFactor(Reservation reservation, Optional<TotpCredential> credential) {}

    private ServiceContext context() {
        return judge.vault().context();
    }
}
