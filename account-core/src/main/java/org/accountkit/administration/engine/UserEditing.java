package org.accountkit.administration.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.accountkit.access.Account;
import org.accountkit.access.Caller;
import org.accountkit.access.Refusal.Hint;
import org.accountkit.access.RefusalCode;
import org.accountkit.access.engine.ServiceContext;
import org.accountkit.administration.UserEdit;
import org.accountkit.apikey.ApiKey;
import org.accountkit.apikey.ApiKeyService;
import org.accountkit.apikey.ApiKeyStore;
import org.accountkit.audit.AuditEventType;
import org.accountkit.notification.Notice.NoticeType;
import org.accountkit.password.PasswordHash;
import org.accountkit.password.engine.PasswordSetting;
import org.accountkit.session.engine.SessionLifecycle;
import org.accountkit.signin.KnownDeviceStore;
import org.accountkit.twofactor.engine.TwoFactorRemoval;
import org.accountkit.user.AccountState;
import org.accountkit.user.AccountStateStore;
import org.accountkit.user.UserId;
import org.accountkit.user.UserStore;

/**
 * Carries out an administrator's edit of a user, as one new version in one unit of work.
 *
 * @param context unit of work, audit trail and notifier
 * @param users the store for users
 * @param states the store for account states
 * @param keys the store for API keys
 * @param passwords checks, hashes and sets passwords
 * @param twoFactor removes second factors
 * @param sessions ends sessions
 * @param devices the store for known devices
 * @param rules decides who may act on whom
 */
public record UserEditing(
        ServiceContext context,
        UserStore users,
        AccountStateStore states,
        ApiKeyStore keys,
        PasswordSetting passwords,
        TwoFactorRemoval twoFactor,
        SessionLifecycle sessions,
        KnownDeviceStore devices,
        AdministrationRules rules) {

    /**
     * Checks and hashes a new password, outside any transaction unless it is prepared.
     *
     * @param target the user's account
     * @param edit the edit
     * @return the hash; empty if the password stays
     * @throws org.accountkit.access.RefusedException {@code password-rejected} or {@code unavailable}
     */
    public Optional<PasswordHash> prepare(Account target, UserEdit edit) {
        return edit.password()
                .map(password -> passwords.prepare(
                        password,
                        target.user().username(),
                        stateChange(target, edit).twoFactorRequired()))
                .or(() -> opened(target, edit));
    }

    private Optional<PasswordHash> opened(Account target, UserEdit edit) {
        return edit.preparedPassword()
                .map(prepared -> passwords.open(
                        prepared,
                        target.user().username(),
                        stateChange(target, edit).twoFactorRequired()));
    }

    /**
     * Reports whether an edit changes what a host's directory stores.
     *
     * @param edit what changes
     * @return whether the user store must be writable
     */
    public static boolean changesIdentity(UserEdit edit) {
        return edit.roles().isPresent()
                || edit.enabled().isPresent()
                || edit.fullName().isPresent()
                || edit.description().isPresent();
    }

    /**
     * Reports whether an edit may take rights from the user, or gives roles.
     *
     * @param edit what changes
     * @return whether it has to be guarded
     */
    public static boolean touchesRights(UserEdit edit) {
        return edit.roles().isPresent()
                || edit.enabled().filter(enabled -> !enabled).isPresent();
    }

    /**
     * Removes the user's API key of the settings page, within the current unit of work.
     *
     * @param userId the user's id
     * @return the id of the removed key; empty if there was none
     */
    public Optional<String> removeKey(UserId userId) {
        return keys.find(userId, ApiKeyService.SETTINGS_KEY)
                .map(ApiKey::id)
                .filter(keyId -> keys.delete(userId, keyId));
    }

    /**
     * Edits the user, within the current unit of work.
     *
     * @param caller the caller, who may act on the user
     * @param target the user's account
     * @param edit the edit
     * @param hash the hash that {@link #prepare} returned
     * @throws org.accountkit.access.RefusedException {@code forbidden}, {@code conflict}, or {@code malformed-request}
     *     for an unknown role
     */
    public void apply(Caller caller, Account target, UserEdit edit, Optional<PasswordHash> hash) {
        requireAllowed(caller, target, edit);
        opened(target, edit);
        edit.preparedPassword().ifPresent(passwords::used);
        editState(target, edit);
        IdentityChange identity = IdentityChange.of(target.user(), edit);
        if (identity.changesAnything()) {
            users.update(identity.after());
        }
        boolean reset = clearTwoFactor(caller, target, edit);
        hash.ifPresent(next -> setPassword(caller, target.id(), next, edit));
        if (identity.endsSessions() || reset || hash.isPresent()) {
            sessions.endAll(target.id());
        }
        boolean disabled = edit.enabled().filter(enabled -> !enabled).isPresent();
        if (disabled || reset || hash.isPresent()) {
            devices.deleteAll(target.id());
        }
        record(caller, target, edit, identity);
    }

    /**
     * Refuses what the caller may not change about the user.
     *
     * @param caller the caller, who may act on the user
     * @param target the user's account
     * @param edit the edit
     * @throws org.accountkit.access.RefusedException {@code forbidden}, or {@code malformed-request} for an unknown role
     */
    public void requireAllowed(Caller caller, Account target, UserEdit edit) {
        refuseOwnTwoFactor(caller, target, edit);
        edit.roles()
                .map(names -> rules.rolesNamed(names, target.roles()))
                .ifPresent(given -> rules.requireMayGive(caller, target.roles(), given));
    }

    private static void refuseOwnTwoFactor(Caller caller, Account target, UserEdit edit) {
        if (edit.clearsTwoFactor() && caller.userId().equals(target.id())) {
            throw RefusalCode.FORBIDDEN.refused(
                    new Hint("own-two-factor", "Turn your own two-factor authentication off in your user settings."));
        }
    }

    private static StateChange stateChange(Account target, UserEdit edit) {
        AccountState state = target.state();
        boolean mustChange =
                edit.setsPassword() || edit.passwordChangeRequired().orElse(state.passwordChangeRequired());
        return new StateChange(state, mustChange, edit.twoFactorRequired().orElse(state.twoFactorRequired()));
    }

    private void editState(Account target, UserEdit edit) {
        StateChange change = stateChange(target, edit);
        if (!states.edit(target.id(), edit.version(), change.passwordChangeRequired(), change.twoFactorRequired())) {
            throw RefusalCode.CONFLICT.refused(
                    new Hint("stale-version", "Somebody else has edited this user. Reload and try again."));
        }
    }

    private boolean clearTwoFactor(Caller caller, Account target, UserEdit edit) {
        if (!edit.clearsTwoFactor() || !twoFactor.remove(target.id())) {
            return false;
        }
        context.audit()
                .by(AuditEventType.TWO_FACTOR_RESET, caller)
                .about(target.id())
                .because(edit.reason())
                .succeeded();
        context.notify(NoticeType.TWO_FACTOR_RESET, target.id(), caller.origin());
        return true;
    }

    private void setPassword(Caller caller, UserId userId, PasswordHash hash, UserEdit edit) {
        passwords.set(userId, hash);
        keys.deleteAll(userId);
        context.audit()
                .by(AuditEventType.PASSWORD_RESET, caller)
                .about(userId)
                .because(edit.reason())
                .succeeded();
        context.notify(NoticeType.PASSWORD_RESET, userId, caller.origin());
    }

    private void record(Caller caller, Account target, UserEdit edit, IdentityChange identity) {
        List<String> changed = new ArrayList<>(identity.fields());
        changed.addAll(stateChange(target, edit).fields());
        var event = context.audit()
                .by(AuditEventType.USER_EDIT, caller)
                .about(target.id())
                .with("changed", String.join(" ", changed));
        identity.rolesAdded().ifPresent(names -> event.with("rolesAdded", names));
        identity.rolesRemoved().ifPresent(names -> event.with("rolesRemoved", names));
        event.because(edit.reason()).succeeded();
    }
}
