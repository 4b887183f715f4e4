package org.accountkit.twofactor;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.accountkit.access.RefusalCode;
import org.accountkit.access.RequestOrigin;
import org.accountkit.access.ServiceContext;
import org.accountkit.audit.AuditEventType;
import org.accountkit.notification.NoticeType;
import org.accountkit.secret.Secret;
import org.accountkit.secret.SecretProtector;
import org.accountkit.secret.UnsealableException;
import org.accountkit.throttle.AccountLimits;
import org.accountkit.throttle.Limit;
import org.accountkit.throttle.Throttle;
import org.accountkit.user.UserId;

/**
 * Verifies a second factor and uses it up, each in one conditional write: of two who come with the same code, one
 * succeeds. Counts attempts before it judges them. Safe for use by several threads and nodes.
 */
public final class SecondFactorVerifier {

    private final ServiceContext context;
    private final Totp totp;
    private final TotpStore totps;
    private final RecoveryCodeStore recoveryCodes;
    private final SecretProtector protector;
    private final Throttle throttle;
    private final AccountLimits limits;
    private final RecoveryCodePolicy codePolicy;

    /**
     * Verifies against these credentials.
     *
     * @param context realm, clock, unit of work, audit trail
     * @param totp judges codes
     * @param totps where TOTP credentials are kept
     * @param recoveryCodes where recovery codes are kept
     * @param protector opens TOTP secrets
     * @param throttle counts attempts
     * @param limits the counters
     * @param codePolicy when few recovery codes are left
     */
    public SecondFactorVerifier(
            ServiceContext context,
            Totp totp,
            TotpStore totps,
            RecoveryCodeStore recoveryCodes,
            SecretProtector protector,
            Throttle throttle,
            AccountLimits limits,
            RecoveryCodePolicy codePolicy) {
        this.context = context;
        this.totp = totp;
        this.totps = totps;
        this.recoveryCodes = recoveryCodes;
        this.protector = protector;
        this.throttle = throttle;
        this.limits = limits;
        this.codePolicy = codePolicy;
    }

    /**
     * Counts an attempt, or refuses it.
     *
     * @param userId whose
     * @param factor what is given
     * @param origin where the request comes from
     * @return what was counted, for {@link #verify}
     * @throws org.accountkit.access.RefusedException {@code too-many-attempts}; nothing was counted
     */
    public List<Limit> reserve(UserId userId, SecondFactor factor, RequestOrigin origin) {
        List<Limit> counted = factor instanceof SecondFactor.Code
                ? limits.totp(userId.value(), origin.address())
                : limits.recoveryCode(userId.value(), origin.address());
        throttle.reserve(counted).ifPresent(wait -> {
            throw RefusalCode.TOO_MANY_ATTEMPTS.refused(wait);
        });
        return counted;
    }

    /**
     * Verifies a factor whose attempt was counted, and uses it up.
     *
     * @param userId whose
     * @param factor what is given
     * @param origin where the request comes from
     * @param counted as {@link #reserve} gave it; taken back when the factor is right
     * @return what was found; wrong also when the user has no such factor or its secret does not open
     */
    public SecondFactorCheck verify(UserId userId, SecondFactor factor, RequestOrigin origin, List<Limit> counted) {
        SecondFactorCheck check = factor instanceof SecondFactor.Code code
                ? verifyCode(userId, code.value(), origin)
                : verifyRecoveryCode(userId, ((SecondFactor.RecoveryCode) factor).value(), origin);
        if (check.isAccepted()) {
            throttle.forgive(counted);
        }
        return check;
    }

    private SecondFactorCheck verifyCode(UserId userId, Secret code, RequestOrigin origin) {
        return totps.find(userId)
                .map(StoredTotp::credential)
                .flatMap(credential ->
                        open(credential, origin).map(secret -> verifyCode(credential, secret, code, origin)))
                .orElse(SecondFactorCheck.WRONG);
    }

    private SecondFactorCheck verifyCode(
            TotpCredential credential, TotpSecret secret, Secret code, RequestOrigin origin) {
        Totp codes = totp.with(credential.parameters());
        if (!codes.isCode(code)) {
            return SecondFactorCheck.WRONG;
        }
        Instant now = context.clock().instant();
        OptionalLong step = codes.match(secret, code, now);
        if (step.isEmpty()) {
            return codes.drift(secret, code, now)
                    .map(drift -> diagnose(credential.userId(), drift, origin))
                    .orElse(SecondFactorCheck.WRONG);
        }
        boolean won = context.units().run(() -> totps.consumeStep(credential.userId(), step.getAsLong()));
        return won ? SecondFactorCheck.ACCEPTED : SecondFactorCheck.SPENT;
    }

    /** Whoever guesses a code that is still to come must not learn when to come back with it. */
    private SecondFactorCheck diagnose(UserId userId, ClockDrift drift, RequestOrigin origin) {
        context.units().execute(() -> {
            if (drift.isAhead()) {
                totps.withdrawStep(userId, drift.step());
            }
            context.audit()
                    .from(AuditEventType.CLOCK_DRIFT, origin)
                    .about(userId)
                    .with("seconds", drift.offset().toSeconds())
                    .refused(RefusalCode.WRONG_CODE);
        });
        return SecondFactorCheck.wrongBecauseOf(drift);
    }

    private Optional<TotpSecret> open(TotpCredential credential, RequestOrigin origin) {
        try {
            return credential.sealed().map(seal -> TotpSecret.of(protector.open(seal, credential.sealContext())));
        } catch (UnsealableException e) {
            context.units()
                    .execute(() -> context.audit()
                            .from(AuditEventType.SECRET_UNSEALABLE, origin)
                            .about(credential.userId())
                            .refused(RefusalCode.INTERNAL_ERROR));
            return Optional.empty();
        }
    }

    private SecondFactorCheck verifyRecoveryCode(UserId userId, Secret typed, RequestOrigin origin) {
        Optional<RecoveryCodeDigest> digest = RecoveryCodes.digest(userId, typed);
        boolean won = digest.isPresent() && context.units().run(() -> redeem(userId, digest.get(), origin));
        return won ? SecondFactorCheck.ACCEPTED : SecondFactorCheck.WRONG;
    }

    private boolean redeem(UserId userId, RecoveryCodeDigest digest, RequestOrigin origin) {
        if (!recoveryCodes.redeem(userId, digest)) {
            return false;
        }
        int left = recoveryCodes.count(userId);
        var event = context.audit()
                .from(AuditEventType.RECOVERY_CODE_USE, origin)
                .actedBy(userId)
                .about(userId)
                .with("left", left);
        if (left <= codePolicy.few()) {
            event.with("warning", "few-left");
        }
        event.succeeded();
        context.notify(NoticeType.RECOVERY_CODE_USED, userId, origin, OptionalInt.of(left));
        return true;
    }
}
