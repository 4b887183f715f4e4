package org.accountkit.administration;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.accountkit.access.Account;
import org.accountkit.access.Caller;
import org.accountkit.access.RefusalCode;
import org.accountkit.access.ServiceContext;
import org.accountkit.apikey.ApiKeyStore;
import org.accountkit.audit.AuditEventType;
import org.accountkit.notification.NoticeType;
import org.accountkit.password.PasswordHash;
import org.accountkit.user.AccountState;
import org.accountkit.user.AccountStateStore;
import org.accountkit.user.Role;
import org.accountkit.user.User;
import org.accountkit.user.UserId;
import org.accountkit.user.UserStore;

/** Carries out an administrator's edit of a user: one version, one unit of work. */
final class UserEditing {

    private final ServiceContext context;
    private final UserStore users;
    private final AccountStateStore states;
    private final ApiKeyStore keys;
    private final AdministeredFeatures features;
    private final AdministrationRules rules;

    UserEditing(
            ServiceContext context,
            UserStore users,
            AccountStateStore states,
            ApiKeyStore keys,
            AdministeredFeatures features,
            AdministrationRules rules) {
        this.context = context;
        this.users = users;
        this.states = states;
        this.keys = keys;
        this.features = features;
        this.rules = rules;
    }

    /** Judges and hashes a new password, before any transaction. */
    Optional<PasswordHash> prepare(Account target, UserEdit edit) {
        boolean twoFactorRequired =
                edit.twoFactorRequired().orElse(target.state().twoFactorRequired());
        return edit.password()
                .map(password -> features.passwords()
                        .prepare("password", password, target.user().username(), twoFactorRequired));
    }

    void apply(Caller caller, Account target, UserEdit edit, Optional<PasswordHash> hash) {
        refuseOwnTwoFactor(caller, target, edit);
        Set<Role> given = edit.roles().map(rules::rolesNamed).orElse(target.roles());
        if (edit.roles().isPresent()) {
            rules.requireMayGive(caller, target.roles(), given);
        }
        editState(target, edit, hash.isPresent());
        List<String> changed = new ArrayList<>(editIdentity(target.user(), edit));
        boolean reset = clearTwoFactor(caller, target, edit);
        hash.ifPresent(next -> setPassword(caller, target.id(), next, edit));
        if (endsSessions(target.user(), edit, changed, reset)) {
            features.sessions().endAll(target.id());
        }
        edit.twoFactorRequired().ifPresent(required -> changed.add("twoFactorRequired=" + required));
        edit.passwordChangeRequired().ifPresent(required -> changed.add("passwordChangeRequired=" + required));
        context.audit()
                .by(AuditEventType.USER_EDIT, caller)
                .about(target.id())
                .with("changed", String.join(" ", changed))
                .because(edit.reason())
                .succeeded();
    }

    private static void refuseOwnTwoFactor(Caller caller, Account target, UserEdit edit) {
        if (edit.clearTwoFactor() && caller.userId().equals(target.id())) {
            throw RefusalCode.FORBIDDEN.refused("Turn your own two-factor authentication off in your settings.");
        }
    }

    private void editState(Account target, UserEdit edit, boolean passwordSet) {
        AccountState state = target.state();
        boolean changeRequired = passwordSet || edit.passwordChangeRequired().orElse(state.passwordChangeRequired());
        boolean twoFactorRequired = edit.twoFactorRequired().orElse(state.twoFactorRequired());
        if (!states.edit(target.id(), edit.version(), changeRequired, twoFactorRequired)) {
            throw RefusalCode.CONFLICT.refused("Somebody else edited this user; read it again.");
        }
    }

    /** The names of what really changed; no values, which may be names of people. */
    private List<String> editIdentity(User before, UserEdit edit) {
        User after = new User(
                before.id(),
                before.realm(),
                before.username(),
                edit.fullName().orElse(before.fullName()),
                edit.description().orElse(before.description()),
                edit.enabled().orElse(before.enabled()),
                edit.roles().orElse(before.roles()),
                before.createdAt());
        if (after.equals(before)) {
            return List.of();
        }
        users.update(after);
        return changedFields(before, after);
    }

    private static List<String> changedFields(User before, User after) {
        List<String> changed = new ArrayList<>();
        if (!before.fullName().equals(after.fullName())) {
            changed.add("fullName");
        }
        if (!before.description().equals(after.description())) {
            changed.add("description");
        }
        if (!before.roles().equals(after.roles())) {
            changed.add("roles");
        }
        if (before.enabled() != after.enabled()) {
            changed.add("enabled=" + after.enabled());
        }
        return changed;
    }

    private boolean clearTwoFactor(Caller caller, Account target, UserEdit edit) {
        if (!edit.clearTwoFactor() || !features.twoFactor().clear(target.id())) {
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
        features.passwords().set(userId, hash);
        keys.deleteAll(userId);
        context.audit()
                .by(AuditEventType.PASSWORD_RESET, caller)
                .about(userId)
                .because(edit.reason())
                .succeeded();
        context.notify(NoticeType.PASSWORD_RESET, userId, caller.origin());
    }

    private static boolean endsSessions(User before, UserEdit edit, List<String> changed, boolean twoFactorReset) {
        boolean disabled =
                before.enabled() && edit.enabled().filter(enabled -> !enabled).isPresent();
        return changed.contains("roles")
                || disabled
                || twoFactorReset
                || edit.password().isPresent();
    }
}
