package org.accountkit.twofactor.engine;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.OptionalLong;
import org.accountkit.access.Caller;
import org.accountkit.access.Refusal.Hint;
import org.accountkit.access.RefusalCode;
import org.accountkit.access.RefusedException;
import org.accountkit.access.engine.ServiceContext;
import org.accountkit.access.engine.StoredTimes;
import org.accountkit.secret.Secret;
import org.accountkit.throttle.PendingPolicy;
import org.accountkit.twofactor.Totp;
import org.accountkit.twofactor.TotpParameters;
import org.accountkit.twofactor.TotpSecret;
import org.accountkit.twofactor.TotpStore;
import org.accountkit.twofactor.TotpStore.PendingTotp;
import org.accountkit.twofactor.TotpStore.TotpCredential;
import org.accountkit.twofactor.TwoFactorService.TotpEnrolment;
import org.accountkit.user.UserId;

/**
 * Begins, shows and validates pending enrolments.
 *
 * @param judge judges codes
 * @param issuer the product's name, shown in authenticator apps
 * @param policy how long an enrolment can be validated
 * @param random the source of random secrets
 */
public record Enrolments(CodeJudge judge, String issuer, PendingPolicy policy, SecureRandom random) {

    /**
     * A pending enrolment that has yet to be shown.
     *
     * @param pending the pending credential
     * @param begunNow whether it is new
     */
    public record Offered(PendingTotp pending, boolean begunNow) {}

    /**
     * Begins an enrolment, unless one is pending that can still be validated.
     *
     * @param caller the caller
     * @return the pending enrolment
     */
    public Offered offer(Caller caller) {
        PendingTotp offered = make(caller.userId());
        PendingTotp pending = store().offerPending(offered, context().now());
        return new Offered(pending, pending.id().equals(offered.id()));
    }

    private PendingTotp make(UserId userId) {
        TotpParameters parameters = judge.totp().parameters();
        TotpSecret secret = TotpSecret.random(parameters.algorithm(), random);
        Instant end = context().now().plus(policy.life());
        return new PendingTotp(judge.vault().seal(userId, parameters, secret), end, policy.tries());
    }

    /**
     * Returns the pending enrolment again.
     *
     * @param caller the caller
     * @return the enrolment
     * @throws RefusedException {@code not-found} if none is pending
     */
    public TotpEnrolment show(Caller caller) {
        return show(caller, new Offered(pending(caller.userId()), false));
    }

    /**
     * Returns an enrolment as its user may see it. Unseals the secret, so call it after the unit of work.
     *
     * @param caller the caller
     * @param offered what {@link #offer} returned
     * @return the enrolment
     * @throws RefusedException {@code unavailable} if its secret cannot be unsealed
     */
    public TotpEnrolment show(Caller caller, Offered offered) {
        TotpCredential credential = offered.pending().credential();
        TotpSecret secret = judge.vault().open(credential, caller.origin()).orElseThrow(Enrolments::over);
        Totp codes = judge.totp().with(credential.parameters());
        String account = caller.account().user().username().text();
        return new TotpEnrolment(
                secret.base32(),
                codes.keyUri(issuer, account, secret),
                offered.pending().expiresAt(),
                offered.begunNow());
    }

    private PendingTotp pending(UserId userId) {
        return store().findPending(userId)
                .filter(this::isGood)
                .orElseThrow(() -> RefusalCode.NOT_FOUND.refused(
                        new Hint("no-enrolment", "There is no pending enrolment. Start again.")));
    }

    private boolean isGood(PendingTotp pending) {
        Instant now = context().now();
        boolean good = pending.isGood(now) && StoredTimes.isUnexpired(pending.expiresAt(), policy.life(), now);
        if (!good) {
            context().discard(() -> store().discardPending(pending.credential().userId(), pending.id()));
        }
        return good;
    }

    /**
     * Takes one try and judges the code.
     *
     * @param caller the caller
     * @param code the code that the authenticator app shows
     * @return the credential, ready to be activated
     * @throws RefusedException {@code not-found} if none is pending, {@code wrong-code}, or {@code unavailable} if its
     *     secret cannot be unsealed, which takes no try
     */
    public MatchedEnrolment match(Caller caller, Secret code) {
        UserId userId = caller.userId();
        TotpCredential credential = pending(userId).credential();
        TotpSecret secret = judge.vault().open(credential, caller.origin()).orElseThrow(Enrolments::over);
        if (!context().units().runApart(() -> store().takeTry(userId, credential.id()))) {
            throw over();
        }
        CodeJudge.Verdict verdict =
                judge.judge(credential, secret, code, type -> context().audit().by(type, caller));
        OptionalLong step = verdict.step();
        if (step.isEmpty()) {
            throw verdict.hint().map(RefusalCode.WRONG_CODE::refused).orElseGet(RefusalCode.WRONG_CODE::refused);
        }
        return new MatchedEnrolment(judge.vault().seal(credential, secret), step.getAsLong());
    }

    /**
     * Activates a matched enrolment, within the current unit of work.
     *
     * @param enrolment the enrolment that {@link #match} returned
     * @throws RefusedException {@code not-found} if another request was faster
     */
    public void activate(MatchedEnrolment enrolment) {
        if (!store().activate(
                        enrolment.credential(), enrolment.step(), context().now())) {
            throw over();
        }
    }

    /**
     * Reports whether a user has a working second factor.
     *
     * @param userId the user's id
     * @return whether there is one that need not be replaced; false also if its secret is lost with its master key, or weak
     */
    public boolean isUsable(UserId userId) {
        return store().find(userId).filter(live -> live.credential().isSound()).isPresent();
    }

    private static RefusedException over() {
        return RefusalCode.NOT_FOUND.refused(new Hint("enrolment-over", "The enrolment has expired. Start again."));
    }

    private TotpStore store() {
        return judge.totps();
    }

    private ServiceContext context() {
        return judge.vault().context();
    }
}
