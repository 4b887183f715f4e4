package org.accountkit.twofactor;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.accountkit.access.AccessRule;
import org.accountkit.access.Account.PendingAction;
import org.accountkit.access.Caller;
import org.accountkit.access.Refusal.Hint;
import org.accountkit.access.RefusalCode;
import org.accountkit.access.RefusedException;
import org.accountkit.access.engine.Acting;
import org.accountkit.access.engine.DeviceForgetting;
import org.accountkit.access.engine.ServiceContext;
import org.accountkit.audit.AuditEventType;
import org.accountkit.notification.Notice.NoticeType;
import org.accountkit.secret.Secret;
import org.accountkit.session.SessionService.Renewal;
import org.accountkit.session.engine.SessionLifecycle;
import org.accountkit.twofactor.TotpStore.StoredTotp;
import org.accountkit.twofactor.engine.Enrolments;
import org.accountkit.twofactor.engine.MatchedEnrolment;
import org.accountkit.twofactor.engine.RecoveryCodeIssuer;
import org.accountkit.twofactor.engine.TwoFactorRemoval;
import org.accountkit.user.UserId;

/**
 * Lets callers manage their own two-factor authentication: enrolment, validation, recovery codes and deactivation. Safe
 * for use by several threads.
 */
public final class TwoFactorService {

    /** Who may see the state of their two-factor authentication. */
    public static final AccessRule SHOW = AccessRule.session().during(PendingAction.SET_UP_TWO_FACTOR);
    /** Who may begin an enrolment and see its QR code. */
    public static final AccessRule ENROL = SHOW.withProof();
    /** Who may validate an enrolment. */
    public static final AccessRule VALIDATE = SHOW;
    /** Who may deactivate two-factor authentication. */
    public static final AccessRule DEACTIVATE = SHOW.withProof();
    /** Who may replace the recovery codes. */
    public static final AccessRule REPLACE_RECOVERY_CODES = AccessRule.session().withProof();

    private final ServiceContext context;
    private final Enrolments enrolments;
    private final RecoveryCodeIssuer recoveryCodes;
    private final TwoFactorRemoval removal;
    private final SessionLifecycle sessions;
    private final DeviceForgetting devices;

    /**
     * Creates the service. For AccountKit's own use: a host calls {@code AccountServices.twoFactor()}.
     *
     * @param enrolments the pending enrolments
     * @param recoveryCodes issues recovery codes
     * @param removal deactivates two-factor authentication
     * @param sessions ends and renews sessions
     * @param devices forgets known devices
     */
    @SuppressWarnings("exports") // a host cannot name these types
    public TwoFactorService(
            Enrolments enrolments,
            RecoveryCodeIssuer recoveryCodes,
            TwoFactorRemoval removal,
            SessionLifecycle sessions,
            DeviceForgetting devices) {
        this.context = removal.context();
        this.enrolments = enrolments;
        this.recoveryCodes = recoveryCodes;
        this.removal = removal;
        this.sessions = sessions;
        this.devices = devices;
    }

    /** {@return how the codes of new credentials are computed} */
    public TotpParameters parameters() {
        return enrolments.judge().totp().parameters();
    }

    /** {@return how many recovery codes a user gets} */
    public RecoveryCodePolicy recoveryCodePolicy() {
        return recoveryCodes.policy();
    }

    /**
     * Returns the state of the caller's two-factor authentication.
     *
     * @param caller the caller
     * @return the state
     */
    public TwoFactorState state(Caller caller) {
        context.check(SHOW, caller);
        Optional<Instant> since = find(caller.userId()).map(StoredTotp::activatedAt);
        return new TwoFactorState(
                since, since.isPresent() ? recoveryCodes.store().count(caller.userId()) : 0);
    }

    private Optional<StoredTotp> find(UserId userId) {
        return removal.totps().find(userId);
    }

    /**
     * Begins an enrolment, or returns the pending one, so that two browser tabs show the same secret.
     *
     * @param caller the caller
     * @return the enrolment
     * @throws RefusedException {@code conflict} while two-factor authentication is active, {@code unavailable} if the
     *     secret cannot be unsealed
     */
    public TotpEnrolment begin(Caller caller) {
        Acting acting = context.acting(ENROL, caller);
        Enrolments.Offered offered =
                acting.attempt(AuditEventType.TWO_FACTOR_ENROLMENT, event -> event, (current, event) -> {
                    if (enrolments.isUsable(caller.userId())) {
                        throw RefusalCode.CONFLICT.refused(
                                new Hint("two-factor-active", "Two-factor authentication is already active."));
                    }
                    Enrolments.Offered pending = enrolments.offer(caller);
                    if (pending.begunNow()) {
                        event.succeeded();
                    }
                    return pending;
                });
        return enrolments.show(caller, offered);
    }

    /**
     * Returns the pending enrolment again.
     *
     * @param caller the caller
     * @return the enrolment
     * @throws RefusedException {@code not-found} if none is pending
     */
    public TotpEnrolment pending(Caller caller) {
        context.check(ENROL, caller);
        return enrolments.show(caller);
    }

    /**
     * Validates the pending enrolment with a code and forgets all known devices, as {@link #validate(Caller, Secret,
     * Optional)} does.
     *
     * @param caller the caller
     * @param code the code that the authenticator app shows
     * @return the recovery codes, shown only this once, and how many sessions ended
     * @throws RefusedException as there
     */
    public TwoFactorActivation validate(Caller caller, Secret code) {
        return validate(caller, code, Optional.empty());
    }

    /**
     * Validates the pending enrolment with a code. Two-factor authentication is then active, the code is spent, and all
     * sessions of the user end, including the current one. All known devices are forgotten, except the one from which the
     * request comes.
     *
     * @param caller the caller
     * @param code the code that the authenticator app shows
     * @param device the presented device tokens
     * @return the recovery codes, shown only this once, and how many sessions ended
     * @throws RefusedException {@code not-found} if none is pending, or {@code wrong-code}; after five wrong codes the
     *     enrolment is discarded
     * @throws IllegalStateException inside a transaction of the host, unless the host can suspend it: tries are counted in a
     *     separate one
     */
    public TwoFactorActivation validate(Caller caller, Secret code, Optional<Secret> device) {
        context.requireCanRunApart();
        Acting acting = context.acting(VALIDATE, caller);
        return context.attempt(context.audit().by(AuditEventType.TWO_FACTOR_ACTIVATION, caller), () -> {
            MatchedEnrolment matched = enrolments.match(caller, code);
            return acting.run(current -> activate(current, matched, device));
        });
    }

    private TwoFactorActivation activate(Caller caller, MatchedEnrolment matched, Optional<Secret> device) {
        UserId userId = caller.userId();
        enrolments.activate(matched);
        List<Secret> codes = recoveryCodes.replace(userId);
        int ended = sessions.endAll(userId);
        devices.forgetOthers(userId, device);
        context.audit()
                .by(AuditEventType.TWO_FACTOR_ACTIVATION, caller)
                .with("endedSessions", ended)
                .succeeded();
        context.notify(NoticeType.TWO_FACTOR_ENABLED, userId, caller.origin());
        return new TwoFactorActivation(codes, ended);
    }

    /**
     * Deactivates two-factor authentication and forgets all known devices, as {@link #deactivate(Caller, Optional)} does.
     *
     * @param caller the caller
     * @return which sessions ended, and the new token
     * @throws RefusedException as there
     */
    public Renewal deactivate(Caller caller) {
        return deactivate(caller, Optional.empty());
    }

    /**
     * Deactivates two-factor authentication. All other sessions end, and the current one gets a new token. All known
     * devices are forgotten, except the one from which the request comes.
     *
     * @param caller the caller
     * @param device the presented device tokens
     * @return which sessions ended, and the new token
     * @throws RefusedException {@code conflict} if it is not active, {@code forbidden} while it is required
     */
    public Renewal deactivate(Caller caller, Optional<Secret> device) {
        Acting acting = context.acting(DEACTIVATE, caller);
        return acting.attempt(AuditEventType.TWO_FACTOR_DEACTIVATION, event -> event, (current, event) -> {
            requireActive(caller.userId());
            if (current.account().state().twoFactorRequired()) {
                throw RefusalCode.FORBIDDEN.refused(
                        new Hint("two-factor-required", "Your account requires two-factor authentication."));
            }
            removal.remove(caller.userId());
            Renewal renewal = sessions.endOthersAndRenew(current);
            devices.forgetOthers(caller.userId(), device);
            event.with("endedSessions", renewal.endedSessions()).succeeded();
            context.notify(NoticeType.TWO_FACTOR_DISABLED, caller.userId(), caller.origin());
            return renewal;
        });
    }

    /**
     * Replaces the caller's recovery codes. The old ones stop working immediately.
     *
     * @param caller the caller
     * @return the new codes, shown only this once
     * @throws RefusedException {@code conflict} if two-factor authentication is not active
     */
    public List<Secret> replaceRecoveryCodes(Caller caller) {
        Acting acting = context.acting(REPLACE_RECOVERY_CODES, caller);
        return acting.attempt(AuditEventType.RECOVERY_CODES_REPLACEMENT, event -> event, (current, event) -> {
            requireActive(caller.userId());
            List<Secret> codes = recoveryCodes.replace(caller.userId());
            event.succeeded();
            context.notify(NoticeType.RECOVERY_CODES_REPLACED, caller.userId(), caller.origin());
            return codes;
        });
    }

    private void requireActive(UserId userId) {
        if (find(userId).isEmpty()) {
            throw RefusalCode.CONFLICT.refused(
                    new Hint("two-factor-inactive", "Two-factor authentication is not active."));
        }
    }

    /**
     * The state of a user's two-factor authentication, with nothing of its secret.
     *
     * @param activatedAt since when it has been active; empty if it is not
     * @param recoveryCodesLeft how many recovery codes remain
     */
    public record TwoFactorState(Optional<Instant> activatedAt, int recoveryCodesLeft) {

        /** {@return whether it is active} */
        public boolean active() {
            return activatedAt.isPresent();
        }
    }

    /**
     * The result of validating an enrolment.
     *
     * @param recoveryCodes the recovery codes, shown only this once
     * @param endedSessions how many sessions ended, including the current one
     */
    public record TwoFactorActivation(List<Secret> recoveryCodes, int endedSessions) {

        /** Copies the codes. */
        public TwoFactorActivation {
            recoveryCodes = List.copyOf(recoveryCodes);
        }
    }

    /**
     * A pending enrolment, as shown to the user who is enrolling.
     *
     * @param secretKey the secret in base32, for typing
     * @param otpAuthUri the secret as a URI, for a QR code
     * @param expiresAt when the enrolment expires
     * @param begunNow whether this call began the enrolment; false if it was already pending
     */
    public record TotpEnrolment(Secret secretKey, Secret otpAuthUri, Instant expiresAt, boolean begunNow) {}
}
