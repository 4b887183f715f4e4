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
import org.accountkit.password.engine.PasswordSetting.VerifiedHash;
import org.accountkit.password.engine.PreparedHash;
import org.accountkit.password.engine.PreparedHash.Verified;
import org.accountkit.secret.Secret;
import org.accountkit.session.SessionService.Renewal;
import org.accountkit.session.engine.SessionLifecycle;
import org.accountkit.user.AccountStateStore;
import org.accountkit.user.UserId;
import org.accountkit.user.Username;

/**
 * Lets users change their own passwords, and prepares passwords. What hashes must not be called inside a transaction;
 * what accepts a prepared password may be. Safe for use by several threads.
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

    /** {@return how long passwords must be} */
    public PasswordPolicy policy() {
        return setting.rules().policy();
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
        try (PreparedPassword prepared = prepareChange(caller, current, next)) {
            return change(caller, prepared, device);
        }
    }

    /**
     * Changes the caller's password as {@link #change(Caller, Secret, Secret, Optional)} does, also within the host's
     * transaction.
     *
     * @param caller the caller
     * @param prepared what {@link #prepareChange} returned; closed after the commit
     * @param device the presented device tokens
     * @return what ended
     * @throws RefusedException {@code wrong-password} if the password was changed meanwhile
     * @throws IllegalArgumentException if the password was not prepared as a change by this user
     * @throws IllegalStateException if it was already used or closed
     */
    public PasswordChange change(Caller caller, PreparedPassword prepared, Optional<Secret> device) {
        Acting acting = context.acting(CHANGE, caller);
        return context.attempt(
                context.audit().by(AuditEventType.PASSWORD_CHANGE, caller),
                () -> acting.run(confirmed -> replace(confirmed, prepared, device)));
    }

    /**
     * Verifies the caller's current password, and judges and hashes a new one, for {@link #change(Caller,
     * PreparedPassword, Optional)} within the host's transaction. Changes nothing.
     *
     * @param caller the caller
     * @param current the current password
     * @param next the new password
     * @return the prepared password, for this user alone
     * @throws RefusedException {@code wrong-password}, {@code too-many-attempts}, {@code password-rejected} or {@code
     *     unavailable}
     * @throws IllegalStateException inside a transaction
     */
    public PreparedPassword prepareChange(Caller caller, Secret current, Secret next) {
        context.requireNoUnit(
                "Call prepareChange of AccountServices.passwords() before the transaction begins, and give"
                        + " what it returns to change within it.");
        Acting acting = context.acting(CHANGE, caller);
        return context.attempt(context.audit().by(AuditEventType.PASSWORD_CHANGE, caller), () -> {
            PreparedPassword prepared = verified(caller, current, next);
            return acting.run(confirmed -> prepared);
        });
    }

    private PreparedPassword verified(Caller caller, Secret current, Secret next) {
        StoredPassword verified = attempts.requireOwn(caller, current);
        Username username = caller.account().user().username();
        PasswordHash hash = setting.prepareChange(
                current, next, username, caller.account().state().twoFactorRequired());
        return setting.prepared(hash, next, username, Optional.of(new Verified(caller.userId(), verified.version())));
    }

    /**
     * Judges and hashes the password of a user who need not have two-factor authentication, as {@link #prepare(Username,
     * Secret, boolean)} does.
     *
     * @param username the name of the user
     * @param password the password as typed
     * @return the prepared password
     * @throws RefusedException as there
     */
    public PreparedPassword prepare(Username username, Secret password) {
        return prepare(username, password, false);
    }

    /**
     * Judges and hashes a password, for a call that sets it within the host's transaction. Changes nothing, so it needs no
     * caller: that call checks rights.
     *
     * @param username the name of the user who is to have the password; no other can get it
     * @param password the password as typed
     * @param twoFactorRequired whether the user must have two-factor authentication, so that a shorter password is
     *     enough
     * @return the prepared password
     * @throws RefusedException {@code password-rejected} or {@code unavailable}
     * @throws IllegalStateException inside a transaction
     */
    public PreparedPassword prepare(Username username, Secret password, boolean twoFactorRequired) {
        PasswordHash hash = setting.prepare(password, username, twoFactorRequired);
        return setting.prepared(hash, password, username, Optional.empty());
    }

    private PasswordChange replace(Caller caller, PreparedPassword prepared, Optional<Secret> device) {
        UserId userId = caller.userId();
        VerifiedHash next = setting.openChange(
                prepared,
                userId,
                caller.account().user().username(),
                caller.account().state().twoFactorRequired());
        if (!setting.passwords().replace(userId, next.hash(), next.version(), context.now())) {
            throw RefusalCode.WRONG_PASSWORD.refused(
                    new Hint("password-changed", "The password was changed a moment ago."));
        }
        setting.used(prepared);
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
     * A password that was judged and hashed before the host's transaction begins, to be set within it. Fits only the user
     * name, the policy and the pepper for which it was prepared. It is destroyed once the transaction that uses it has
     * committed, or when it is closed; after a rollback it can be used again. It cannot be serialized. Safe for use by
     * several threads.
     */
    public static final class PreparedPassword implements AutoCloseable {

        private final PreparedHash content;

        /**
         * Creates it. For AccountKit's own use: a host calls {@link PasswordService#prepare(Username, Secret)}.
         *
         * @param content the hash, and what it was judged for
         */
        @SuppressWarnings("exports") // a host cannot name this type
        public PreparedPassword(PreparedHash content) {
            this.content = content;
        }

        /** {@return the name of the user who is to have the password} */
        public Username username() {
            return content.judgement().username();
        }

        /** {@return the hash, and what it was judged for; for AccountKit's own use} */
        @SuppressWarnings("exports") // a host cannot name this type
        public PreparedHash content() {
            return content;
        }

        /** Destroys the hash. */
        @Override
        public void close() {
            content.destroy();
        }

        /** {@return the user name only} */
        @Override
        public String toString() {
            return "PreparedPassword[" + username() + ']';
        }
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
