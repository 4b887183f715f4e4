package org.accountkit.password;

import java.util.List;
import java.util.Optional;
import org.accountkit.access.AccessRule;
import org.accountkit.access.Caller;
import org.accountkit.access.PendingAction;
import org.accountkit.access.RefusalCode;
import org.accountkit.access.RefusedException;
import org.accountkit.access.ServiceContext;
import org.accountkit.access.Violation;
import org.accountkit.apikey.ApiKeyStore;
import org.accountkit.audit.AuditEventType;
import org.accountkit.notification.NoticeType;
import org.accountkit.secret.Secret;
import org.accountkit.session.Renewal;
import org.accountkit.session.SessionService;
import org.accountkit.throttle.AccountLimits;
import org.accountkit.throttle.Limit;
import org.accountkit.throttle.Throttle;
import org.accountkit.user.AccountStateStore;
import org.accountkit.user.User;
import org.accountkit.user.UserId;
import org.accountkit.user.Username;

/**
 * Passwords: changed by their user, or prepared for a user by somebody who may. Hashes and counts, so not for use inside
 * a transaction. Safe for use by several threads.
 */
public final class PasswordService {

    /** Who may change the own password: also somebody who must. */
    public static final AccessRule CHANGE = AccessRule.session().during(PendingAction.CHANGE_PASSWORD);

    private final ServiceContext context;
    private final PasswordStore passwords;
    private final AccountStateStore states;
    private final PasswordVerifier verifier;
    private final PasswordRules rules;
    private final SessionService sessions;
    private final Optional<ApiKeyStore> revocableKeys;
    private final Throttle throttle;
    private final AccountLimits limits;

    /**
     * Passwords in these stores.
     *
     * @param context realm, clock, unit of work, audit trail
     * @param passwords where hashes are kept
     * @param states where it is kept that a change is required
     * @param verifier verifies and hashes
     * @param judgement what a new password must meet
     * @param sessions what a change ends
     * @param revocableKeys the API keys that a change revokes too; empty where keys outlive it
     * @param throttle counts attempts
     * @param limits the counters
     */
    public PasswordService(
            ServiceContext context,
            PasswordStore passwords,
            AccountStateStore states,
            PasswordVerifier verifier,
            PasswordJudgement judgement,
            SessionService sessions,
            Optional<ApiKeyStore> revocableKeys,
            Throttle throttle,
            AccountLimits limits) {
        this.context = context;
        this.passwords = passwords;
        this.states = states;
        this.verifier = verifier;
        this.rules = new PasswordRules(judgement.policy(), judgement.blocklist(), judgement.productName());
        this.sessions = sessions;
        this.revocableKeys = revocableKeys;
        this.throttle = throttle;
        this.limits = limits;
    }

    /**
     * Changes the caller's own password. Every other session ends, this one gets a new token. The API key
     * stays, unless the host wants a change to revoke it.
     *
     * @param caller whose
     * @param current the present password
     * @param next the new password
     * @return what ended
     * @throws RefusedException {@code wrong-password}, {@code too-many-attempts}, {@code password-rejected} or
     *     {@code unavailable}; nothing changed
     */
    public PasswordChange change(Caller caller, Secret current, Secret next) {
        context.requireNoUnit();
        context.check(CHANGE, caller);
        return context.attempt(
                context.audit().by(AuditEventType.PASSWORD_CHANGE, caller), () -> changeAllowed(caller, current, next));
    }

    private PasswordChange changeAllowed(Caller caller, Secret current, Secret next) {
        User user = caller.account().user();
        StoredPassword verified = verifyCurrent(caller, current);
        boolean twoFactorRequired = caller.account().state().twoFactorRequired();
        try (Secret normalized = Normalization.normalize(next)) {
            rules.check("newPassword", normalized, user.username(), twoFactorRequired);
            refuseSame(current, normalized);
            PasswordHash hash = verifier.hash(normalized);
            return context.units().run(() -> replace(caller, hash, verified));
        }
    }

    private StoredPassword verifyCurrent(Caller caller, Secret current) {
        User user = caller.account().user();
        List<Limit> counted = limits.passwordFromSession(
                user.id().value(), user.username().key(), caller.origin().address());
        throttle.reserve(counted).ifPresent(wait -> {
            throw RefusalCode.TOO_MANY_ATTEMPTS.refused(wait);
        });
        StoredPassword verified = verify(caller, current, counted).orElseThrow(RefusalCode.WRONG_PASSWORD::refused);
        throttle.forgive(counted);
        return verified;
    }

    private Optional<StoredPassword> verify(Caller caller, Secret password, List<Limit> counted) {
        try {
            return verifier.verify(Optional.of(caller.userId()), password, caller.origin());
        } catch (RefusedException e) {
            throttle.release(counted);
            throw e;
        }
    }

    private static void refuseSame(Secret current, Secret normalized) {
        try (Secret old = Normalization.normalize(current)) {
            if (old.matches(normalized)) {
                throw RefusalCode.PASSWORD_REJECTED.refused(List.of(new Violation(
                        "newPassword", "unchanged", "This is the present password; choose another one.")));
            }
        }
    }

    private PasswordChange replace(Caller caller, PasswordHash hash, StoredPassword verified) {
        UserId userId = caller.userId();
        if (!passwords.replace(userId, hash, verified.version(), context.now())) {
            throw RefusalCode.WRONG_PASSWORD.refused("The password was changed a moment ago.");
        }
        states.setPasswordChangeRequired(userId, false);
        Renewal renewal = sessions.endOthersAndRenew(caller, Optional.empty());
        boolean apiKeyRevoked =
                revocableKeys.filter(keys -> keys.deleteAll(userId) > 0).isPresent();
        context.audit()
                .by(AuditEventType.PASSWORD_CHANGE, caller)
                .with("endedSessions", renewal.endedSessions())
                .with("apiKeyRevoked", apiKeyRevoked)
                .succeeded();
        context.notify(NoticeType.PASSWORD_CHANGED, userId, caller.origin());
        return new PasswordChange(renewal.endedSessions(), apiKeyRevoked, renewal.token());
    }

    /**
     * Judges and hashes a password that somebody sets for a user.
     *
     * @param field the field of the request, for violations
     * @param password as it was typed
     * @param username whose it will be
     * @param twoFactorRequired whether a shorter one will do
     * @return the hash, for {@link #set}
     * @throws RefusedException {@code password-rejected} or {@code unavailable}
     */
    public PasswordHash prepare(String field, Secret password, Username username, boolean twoFactorRequired) {
        context.requireNoUnit();
        try (Secret normalized = Normalization.normalize(password)) {
            rules.check(field, normalized, username, twoFactorRequired);
            return verifier.hash(normalized);
        }
    }

    /**
     * Sets a prepared password, within the unit of work that is under way.
     *
     * @param userId whose
     * @param hash as {@link #prepare} gave it
     */
    public void set(UserId userId, PasswordHash hash) {
        passwords.set(userId, hash, context.now());
    }
}
