package org.accountkit.twofactor.engine;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.accountkit.access.Refusal.Hint;
import org.accountkit.access.RefusalCode;
import org.accountkit.access.engine.AuditTrail;
import org.accountkit.access.engine.ServiceContext;
import org.accountkit.audit.AuditEventType;
import org.accountkit.secret.Secret;
import org.accountkit.twofactor.Totp;
import org.accountkit.twofactor.TotpSecret;
import org.accountkit.twofactor.TotpStore;
import org.accountkit.twofactor.TotpStore.TotpCredential;

/**
 * Judges a TOTP code against an active or pending credential: matches it within the window and, for a wrong code,
 * diagnoses clock drift. Spends nothing.
 *
 * @param vault unseals secrets
 * @param totp matches codes
 * @param totps the store in which steps are withdrawn
 */
public record CodeJudge(TotpVault vault, Totp totp, TotpStore totps) {

    /**
     * The verdict on a code.
     *
     * @param step the time step that the code is for; empty for a wrong code
     * @param hint what the user may learn about a wrong code
     */
    record Verdict(OptionalLong step, Optional<Hint> hint) {

        static final Verdict WRONG = new Verdict(OptionalLong.empty(), Optional.empty());
    }

    /** Judges a code against an unsealed credential; {@code event} starts the audit event for diagnosed drift. */
    Verdict judge(
            TotpCredential credential,
            TotpSecret secret,
            Secret code,
            Function<AuditEventType, AuditTrail.Entry> event) {
        Totp codes = totp.with(credential.parameters());
        return codes.isCode(code) ? match(codes, credential, secret, code, event) : Verdict.WRONG;
    }

    private Verdict match(
            Totp codes,
            TotpCredential credential,
            TotpSecret secret,
            Secret code,
            Function<AuditEventType, AuditTrail.Entry> event) {
        Instant now = context().clock().instant();
        OptionalLong step = codes.match(secret, code, now);
        return step.isPresent()
                ? new Verdict(step, Optional.empty())
                : ClockDrift.find(codes, secret, code, now)
                        .map(drift -> diagnose(credential, drift, event))
                        .orElse(Verdict.WRONG);
    }

    /** An attacker who guesses a future code must not learn when to come back with it. */
    private Verdict diagnose(
            TotpCredential credential, ClockDrift drift, Function<AuditEventType, AuditTrail.Entry> event) {
        if (drift.isAhead()) {
            totps.withdrawStep(credential.userId(), drift.step());
        }
        event.apply(AuditEventType.CLOCK_DRIFT)
                .about(credential.userId())
                .with("seconds", drift.offset().toSeconds())
                .refused(RefusalCode.WRONG_CODE);
        return new Verdict(OptionalLong.empty(), Optional.of(drift.hint()));
    }

    private ServiceContext context() {
        return vault.context();
    }
}
