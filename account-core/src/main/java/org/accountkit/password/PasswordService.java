package org.accountkit.password;

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
import org.accountkit.apikey.ApiKeyStore;
import org.accountkit.audit.AuditEventType;
import org.accountkit.notification.Notice.NoticeType;
import org.accountkit.password.PasswordStore.StoredPassword;
import org.accountkit.password.engine.PasswordAttempts;
import org.accountkit.password.engine.PasswordSetting;
import org.accountkit.secret.Secret;
import org.accountkit.session.SessionService.Renewal;
import org.accountkit.session.engine.SessionLifecycle;
import org.accountkit.user.AccountStateStore;
import org.accountkit.user.UserId;

/**
 * Lets users change their own passwords. Hashes and counts attempts, so it must not be called inside a transaction.
 * Safe for use by several threads.
 */
public final class PasswordService {

    /** Who may change their own password, including users who must. */
    public static final AccessRule CHANGE = AccessRule.session().during(PendingAction.CHANGE_PASSWORD);

    private final ServiceContext context;
    private final PasswordAttempts attempts;
    private final PasswordSetting setting;
    private final AccountStateStore states;
    private final SessionLifecycle sessions;
    private final DeviceForgetting devices;
    private final Optional<ApiKeyStore> revocableKeys;

    /**
     * Creates the service. For AccountKit's own use: a host calls {@code AccountServices.passwords()}.
     *
     * @param attempts verifies the current password
     * @param setting judges and hashes the new password
     * @param states the store for account states, which record that a change is required
     * @param sessions ends and renews sessions
     * @param devices forgets known devices
     * @param revocableKeys the API keys that a change also revokes; empty to keep them
     */
    @SuppressWarnings("exports") // a host cannot name these types
    public PasswordService(
            PasswordAttempts attempts,
            PasswordSetting setting,
            AccountStateStore states,
            SessionLifecycle sessions,
            DeviceForgetting devices,
            Optional<ApiKeyStore> revocableKeys) {
        this.context = setting.context();
        this.attempts = attempts;
        this.setting = setting;
        this.states = states;
        this.sessions = sessions;
        this.devices = devices;
        this.revocableKeys = revocableKeys;
    }

    /**
     * Changes the caller's password and forgets all known devices, as {@link #change(Caller, Secret, Secret, Optional)}
     * does.
     *
     * @param caller the caller
     * @param current the current password
     * @param next the new password
     * @return what ended
     * @throws RefusedException as there
     */
    public PasswordChange change(Caller caller, Secret current, Secret next) {
        return change(caller, current, next, Optional.empty());
    }

    /**
     * Changes the caller's password. All other sessions end, and the current one gets a new token. All known devices are
     * forgotten, except the one from which the request comes. API keys stay valid, unless the host wants a change to
     * revoke them.
     *
     * @param caller the caller
     * @param current the current password
     * @param next the new password
     * @param device the presented device tokens
     * @return what ended
     * @throws RefusedException {@code wrong-password}, {@code too-many-attempts}, {@code password-rejected} or {@code
     *     unavailable}; nothing has changed
     */
    public PasswordChange change(Caller caller, Secret current, Secret next, Optional<Secret> device) {
        context.requireNoUnit();
        Acting acting = context.acting(CHANGE, caller);
        return context.attempt(context.audit().by(AuditEventType.PASSWORD_CHANGE, caller), () -> {
            StoredPassword verified = attempts.requireOwn(caller, current);
            PasswordHash hash = prepare(caller, current, next);
            return acting.run(confirmed -> replace(confirmed, hash, verified, device));
        });
    }

    private PasswordHash prepare(Caller caller, Secret current, Secret next) {
        return setting.prepareChange(
                current,
                next,
                caller.account().user().username(),
                caller.account().state().twoFactorRequired());
    }

    private PasswordChange replace(Caller caller, PasswordHash hash, StoredPassword verified, Optional<Secret> device) {
        UserId userId = caller.userId();
        if (!setting.passwords().replace(userId, hash, verified.version(), context.now())) {
            throw RefusalCode.WRONG_PASSWORD.refused(
                    new Hint("password-changed", "The password was changed a moment ago."));
        }
        states.setPasswordChangeRequired(userId, false);
        Renewal renewal = sessions.endOthersAndRenew(caller);
        devices.forgetOthers(userId, device);
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
     * What ended when a user changed the password.
     *
     * @param endedSessions how many other sessions ended
     * @param apiKeyRevoked whether API keys were revoked; always false unless the host asks for it
     * @param token the new token of the current session, which remains; empty for a session that the host keeps
     */
    public record PasswordChange(int endedSessions, boolean apiKeyRevoked, Optional<Secret> token) {}
}
