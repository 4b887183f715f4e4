package org.accountkit.twofactor;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;
import org.accountkit.access.AccessRule;
import org.accountkit.access.AuditTrail;
import org.accountkit.access.Caller;
import org.accountkit.access.PendingAction;
import org.accountkit.access.RefusalCode;
import org.accountkit.access.RefusedException;
import org.accountkit.access.ServiceContext;
import org.accountkit.audit.AuditEventType;
import org.accountkit.notification.NoticeType;
import org.accountkit.secret.Secret;
import org.accountkit.secret.SecretProtector;
import org.accountkit.session.Renewal;
import org.accountkit.session.SessionService;
import org.accountkit.throttle.PendingPolicy;
import org.accountkit.user.UserId;

/**
 * Two-factor authentication of the caller: a pending enrolment, its validation, recovery codes, deactivation. Safe for
 * use by several threads.
 */
public final class TwoFactorService {

    /** Who may see the own state. */
    public static final AccessRule SHOW = AccessRule.session().during(PendingAction.SET_UP_TWO_FACTOR);
    /** Who may begin an enrolment and see its QR code. */
    public static final AccessRule ENROL = SHOW.withProof();
    /** Who may validate an enrolment. */
    public static final AccessRule VALIDATE = SHOW;
    /** Who may turn two-factor authentication off. */
    public static final AccessRule DEACTIVATE = SHOW.withProof();
    /** Who may replace the recovery codes. */
    public static final AccessRule REPLACE_RECOVERY_CODES = AccessRule.session().withProof();

    private final ServiceContext context;
    private final Totp totp;
    private final String issuer;
    private final TotpStore totps;
    private final RecoveryCodeStore recoveryCodes;
    private final SecretProtector protector;
    private final SessionService sessions;
    private final SecureRandom random;
    private final PendingPolicy policy;
    private final RecoveryCodePolicy codePolicy;

    /**
     * Two-factor authentication in these stores.
     *
     * @param context realm, clock, unit of work, audit trail
     * @param totp computes codes
     * @param issuer the product's name, shown in authenticator apps
     * @param totps where TOTP credentials are kept
     * @param recoveryCodes where recovery codes are kept
     * @param protector seals TOTP secrets
     * @param sessions what changes end
     * @param random where secrets come from
     * @param policy how long an enrolment may take
     * @param codePolicy how many recovery codes there are
     */
    public TwoFactorService(
            ServiceContext context,
            Totp totp,
            String issuer,
            TotpStore totps,
            RecoveryCodeStore recoveryCodes,
            SecretProtector protector,
            SessionService sessions,
            SecureRandom random,
            PendingPolicy policy,
            RecoveryCodePolicy codePolicy) {
        this.context = context;
        this.totp = totp;
        this.issuer = issuer;
        this.totps = totps;
        this.recoveryCodes = recoveryCodes;
        this.protector = protector;
        this.sessions = sessions;
        this.random = random;
        this.policy = policy;
        this.codePolicy = codePolicy;
    }

    /** {@return how codes of new credentials are computed} */
    public TotpParameters parameters() {
        return totp.parameters();
    }

    /**
     * Tells the caller's state.
     *
     * @param caller whose
     * @return the state
     */
    public TwoFactorState state(Caller caller) {
        context.check(SHOW, caller);
        Optional<Instant> since = totps.find(caller.userId()).map(StoredTotp::activatedAt);
        return new TwoFactorState(since, since.isPresent() ? recoveryCodes.count(caller.userId()) : 0);
    }

    /**
     * Begins an enrolment, or returns the one that is pending: two tabs show the same secret.
     *
     * @param caller whose
     * @return the enrolment
     * @throws RefusedException {@code conflict} while two-factor authentication is active
     */
    public TotpEnrolment begin(Caller caller) {
        context.check(ENROL, caller);
        return attempt(AuditEventType.TWO_FACTOR_ENROLMENT, caller, event -> {
            requireInactive(caller.userId());
            PendingTotp offered = offer(caller.userId());
            PendingTotp pending = totps.offerPending(offered, context.now());
            boolean begunNow = pending.id().equals(offered.id());
            if (begunNow) {
                event.succeeded();
            }
            return enrolment(caller, pending, begunNow);
        });
    }

    private <T> T attempt(AuditEventType type, Caller caller, Function<AuditTrail.Entry, T> change) {
        return context.attempt(
                context.audit().by(type, caller),
                () -> context.units().run(() -> change.apply(context.audit().by(type, caller))));
    }

    private void requireInactive(UserId userId) {
        boolean usable = totps.find(userId)
                .filter(live -> live.credential().sealed().isPresent())
                .isPresent();
        if (usable) {
            throw RefusalCode.CONFLICT.refused("Two-factor authentication is active already.");
        }
    }

    private PendingTotp offer(UserId userId) {
        TotpSecret secret = TotpSecret.random(totp.parameters().algorithm(), random);
        return new PendingTotp(
                seal(userId, totp.parameters(), secret), context.now().plus(policy.life()), policy.tries());
    }

    private TotpCredential seal(UserId userId, TotpParameters parameters, TotpSecret secret) {
        String id = UUID.randomUUID().toString();
        TotpCredential credential = new TotpCredential(id, context.realm(), userId, parameters, Optional.empty());
        return credential.sealedAs(protector.seal(secret.key(), credential.sealContext()));
    }

    private TotpEnrolment enrolment(Caller caller, PendingTotp pending, boolean begunNow) {
        TotpSecret secret = open(pending);
        String account = caller.account().user().username().text();
        return new TotpEnrolment(
                secret.base32(),
                OtpAuthUri.of(issuer, account, secret, pending.credential().parameters()),
                pending.expiresAt(),
                begunNow);
    }

    /**
     * Shows the pending enrolment again.
     *
     * @param caller whose
     * @return the enrolment
     * @throws RefusedException {@code not-found} when none is pending
     */
    public TotpEnrolment pending(Caller caller) {
        context.check(ENROL, caller);
        return enrolment(caller, goodPending(caller.userId()), false);
    }

    private PendingTotp goodPending(UserId userId) {
        return totps.findPending(userId)
                .filter(pending -> pending.isGood(context.now()))
                .orElseThrow(() -> RefusalCode.NOT_FOUND.refused("No enrolment is pending; begin again."));
    }

    /**
     * Validates the pending enrolment by a code: two-factor authentication is active, the code is spent, and every
     * session of the user ends, the current one too.
     *
     * @param caller whose
     * @param code what the authenticator app shows
     * @return recovery codes, for the only time, and how many sessions ended
     * @throws RefusedException {@code not-found} when none is pending, {@code wrong-code}; after five wrong codes the
     *     enrolment is gone
     */
    public TwoFactorActivation validate(Caller caller, Secret code) {
        context.requireNoUnit();
        context.check(VALIDATE, caller);
        return context.attempt(
                context.audit().by(AuditEventType.TWO_FACTOR_ACTIVATION, caller), () -> validateAllowed(caller, code));
    }

    private TwoFactorActivation validateAllowed(Caller caller, Secret code) {
        UserId userId = caller.userId();
        PendingTotp pending = goodPending(userId);
        if (!context.units().runApart(() -> totps.takeTry(userId, pending.id()))) {
            throw RefusalCode.NOT_FOUND.refused("The enrolment is over; begin again.");
        }
        TotpSecret secret = open(pending);
        Totp codes = totp.with(pending.credential().parameters());
        Instant now = context.clock().instant();
        OptionalLong step = codes.isCode(code) ? codes.match(secret, code, now) : OptionalLong.empty();
        if (step.isEmpty()) {
            throw codes.drift(secret, code, now)
                    .map(drift -> diagnosed(caller, drift))
                    .orElseGet(RefusalCode.WRONG_CODE::refused);
        }
        TotpCredential credential = pending.credential();
        TotpCredential live = credential.sealedAs(protector.seal(secret.key(), credential.sealContext()));
        return context.units().run(() -> activate(caller, live, step.getAsLong()));
    }

    private RefusedException diagnosed(Caller caller, ClockDrift drift) {
        context.units()
                .execute(() -> context.audit()
                        .by(AuditEventType.CLOCK_DRIFT, caller)
                        .with("seconds", drift.offset().toSeconds())
                        .refused(RefusalCode.WRONG_CODE));
        return RefusalCode.WRONG_CODE.refused(drift.describe());
    }

    /** The secret was sealed anew, so that no rotation of master keys that went on meanwhile misses it. */
    private TwoFactorActivation activate(Caller caller, TotpCredential live, long step) {
        UserId userId = caller.userId();
        if (!totps.activate(live, step, context.now())) {
            throw RefusalCode.NOT_FOUND.refused("The enrolment is over; begin again.");
        }
        List<Secret> codes = issueRecoveryCodes(userId);
        int ended = sessions.endAll(userId);
        context.audit()
                .by(AuditEventType.TWO_FACTOR_ACTIVATION, caller)
                .with("endedSessions", ended)
                .succeeded();
        context.notify(NoticeType.TWO_FACTOR_ENABLED, userId, caller.origin());
        return new TwoFactorActivation(codes, ended);
    }

    private List<Secret> issueRecoveryCodes(UserId userId) {
        List<Secret> codes = RecoveryCodes.generate(codePolicy.count(), random);
        recoveryCodes.replaceAll(
                userId,
                codes.stream()
                        .map(code -> RecoveryCodes.digest(userId, code).orElseThrow())
                        .toList());
        return codes;
    }

    /**
     * Turns two-factor authentication off. Other sessions end, this one gets a new token.
     *
     * @param caller whose
     * @return what ended
     * @throws RefusedException {@code conflict} when it is not active, {@code forbidden} while it is required
     */
    public Renewal deactivate(Caller caller) {
        context.check(DEACTIVATE, caller);
        return attempt(AuditEventType.TWO_FACTOR_DEACTIVATION, caller, event -> {
            requireActive(caller.userId());
            if (caller.account().state().twoFactorRequired()) {
                throw RefusalCode.FORBIDDEN.refused("Two-factor authentication is required of you.");
            }
            clear(caller.userId());
            Renewal renewal = sessions.endOthersAndRenew(caller, Optional.empty());
            event.with("endedSessions", renewal.endedSessions()).succeeded();
            context.notify(NoticeType.TWO_FACTOR_DISABLED, caller.userId(), caller.origin());
            return renewal;
        });
    }

    /**
     * Replaces the caller's recovery codes; all old ones are dead at once.
     *
     * @param caller whose
     * @return ten new codes, for the only time
     * @throws RefusedException {@code conflict} when two-factor authentication is not active
     */
    public List<Secret> replaceRecoveryCodes(Caller caller) {
        context.check(REPLACE_RECOVERY_CODES, caller);
        return attempt(AuditEventType.RECOVERY_CODES_REPLACEMENT, caller, event -> {
            requireActive(caller.userId());
            List<Secret> codes = issueRecoveryCodes(caller.userId());
            event.succeeded();
            return codes;
        });
    }

    private void requireActive(UserId userId) {
        if (totps.find(userId).isEmpty()) {
            throw RefusalCode.CONFLICT.refused("Two-factor authentication is not active.");
        }
    }

    /**
     * Seals a secret that comes from another product.
     *
     * @param userId whose it will be
     * @param imported the secret
     * @return the credential, for {@link TotpStore#addAll}
     */
    public TotpCredential prepare(UserId userId, ImportedTotp imported) {
        return seal(userId, imported.parameters(), imported.secret());
    }

    /**
     * Takes a user's second factor away, recovery codes too, within the unit of work that is under way: for somebody who
     * was found to be allowed to. Ends no session by itself.
     *
     * @param userId whose
     * @return whether two-factor authentication was active
     */
    public boolean clear(UserId userId) {
        return context.units().run(() -> {
            recoveryCodes.replaceAll(userId, List.of());
            return totps.delete(userId);
        });
    }

    private TotpSecret open(PendingTotp pending) {
        TotpCredential credential = pending.credential();
        return TotpSecret.of(protector.open(credential.sealed().orElseThrow(), credential.sealContext()));
    }
}
