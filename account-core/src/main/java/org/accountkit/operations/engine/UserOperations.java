package org.accountkit.operations.engine;

import java.util.Optional;
import java.util.Set;
import org.accountkit.access.RefusalCode;
import org.accountkit.access.RequestOrigin;
import org.accountkit.access.engine.ServiceContext;
import org.accountkit.administration.engine.AccountRemoval;
import org.accountkit.administration.engine.UserCreation;
import org.accountkit.audit.AuditEventType;
import org.accountkit.notification.Notice.NoticeType;
import org.accountkit.password.PasswordHash;
import org.accountkit.password.PasswordService.PreparedPassword;
import org.accountkit.reset.PasswordResetService.IssuedReset;
import org.accountkit.reset.engine.ResetTokens;
import org.accountkit.secret.Secret;
import org.accountkit.session.engine.SessionLifecycle;
import org.accountkit.user.AccountState;
import org.accountkit.user.Role;
import org.accountkit.user.User;
import org.accountkit.user.UserId;
import org.accountkit.user.Username;

/**
 * What an operator does with users, audited as {@code console}.
 *
 * @param context realm, clock, unit of work, audit trail, notices
 * @param creation adds users
 * @param removal removes credentials and resets counters
 * @param sessions ends sessions
 * @param resets issues password reset tokens
 */
public record UserOperations(
        ServiceContext context,
        UserCreation creation,
        AccountRemoval removal,
        SessionLifecycle sessions,
        ResetTokens resets) {

    /**
     * Creates an administrator.
     *
     * @param username the name to sign in with
     * @param password must meet the policy
     * @param mustChange whether the password must be changed at the first sign-in
     * @return the new user's id
     */
    public UserId createAdministrator(Username username, Secret password, boolean mustChange) {
        requireWritable();
        return createAdministrator(username, creation.passwords().prepare(password, username, false), mustChange);
    }

    /**
     * Creates an administrator with a prepared password.
     *
     * @param prepared the password, with the name to sign in with
     * @param mustChange whether the password must be changed at the first sign-in
     * @return the new user's id
     */
    public UserId createAdministrator(PreparedPassword prepared, boolean mustChange) {
        requireWritable();
        Username username = prepared.username();
        PasswordHash hash = creation.passwords().open(prepared, username, false);
        return context.units().run(() -> {
            creation.passwords().used(prepared);
            return createAdministrator(username, hash, mustChange);
        });
    }

    private void requireWritable() {
        if (!creation.users().writable()) {
            throw RefusalCode.MANAGED_ELSEWHERE.refused();
        }
    }

    private UserId createAdministrator(Username username, PasswordHash hash, boolean mustChange) {
        User user = new User(
                UserId.random(), context.realm(), username, "", "", true, Set.of(Role.ADMINISTRATOR), context.now());
        context.units().execute(() -> {
            creation.add(user, Optional.of(hash), mustChange);
            context.audit()
                    .byConsole(AuditEventType.USER_CREATION)
                    .about(user.id())
                    .with("rolesAdded", Role.ADMINISTRATOR)
                    .succeeded();
        });
        return user.id();
    }

    /**
     * Sets a user's password, which must be changed at the next sign-in.
     *
     * @param userId the user's id
     * @param password must meet the policy
     */
    public void resetPassword(UserId userId, Secret password) {
        User user = user(userId);
        PasswordHash hash = creation.passwords().prepare(password, user.username(), isTwoFactorRequired(userId));
        operateOn(userId, () -> setPassword(userId, hash));
    }

    /**
     * Sets a prepared password, which must be changed at the next sign-in.
     *
     * @param userId the user's id
     * @param prepared the password
     */
    public void resetPassword(UserId userId, PreparedPassword prepared) {
        User user = user(userId);
        operateOn(userId, () -> {
            PasswordHash hash = creation.passwords().open(prepared, user.username(), isTwoFactorRequired(userId));
            creation.passwords().used(prepared);
            setPassword(userId, hash);
        });
    }

    private boolean isTwoFactorRequired(UserId userId) {
        return creation.states()
                .find(userId)
                .filter(state -> state.twoFactorRequired())
                .isPresent();
    }

    private void setPassword(UserId userId, PasswordHash hash) {
        creation.passwords().set(userId, hash);
        creation.states().setPasswordChangeRequired(userId, true);
        removal.keys().deleteAll(userId);
        removal.devices().deleteAll(userId);
        sessions.endAll(userId);
        context.audit().byConsole(AuditEventType.PASSWORD_RESET).about(userId).succeeded();
        context.notify(NoticeType.PASSWORD_RESET, userId, RequestOrigin.unknown());
    }

    /**
     * Issues a password reset token.
     *
     * @param userId the user's id
     * @return the token
     */
    public IssuedReset issuePasswordReset(UserId userId) {
        return context.operatingOn(userId, () -> {
            user(userId);
            context.audit()
                    .byConsole(AuditEventType.PASSWORD_RESET_ISSUE)
                    .about(userId)
                    .succeeded();
            return resets.issue(
                    userId,
                    creation.states().find(userId).map(AccountState::epoch).orElse(0L));
        });
    }

    /**
     * Resets all attempt counters of a user.
     *
     * @param userId the user's id
     */
    public void unlock(UserId userId) {
        operateOn(userId, () -> {
            removal.unlock(user(userId));
            context.audit().byConsole(AuditEventType.USER_UNLOCK).about(userId).succeeded();
        });
    }

    /**
     * Removes a user's second factor.
     *
     * @param userId the user's id
     */
    public void resetTwoFactor(UserId userId) {
        operateOn(userId, () -> {
            if (removal.twoFactor().remove(userId)) {
                removal.devices().deleteAll(userId);
                sessions.endAll(userId);
                context.audit()
                        .byConsole(AuditEventType.TWO_FACTOR_RESET)
                        .about(userId)
                        .succeeded();
                context.notify(NoticeType.TWO_FACTOR_RESET, userId, RequestOrigin.unknown());
            }
        });
    }

    /**
     * Deletes all that is kept of a user whom the host's directory manages.
     *
     * @param userId the user's id, whether or not the directory still knows it
     */
    public void forget(UserId userId) {
        Optional<User> user = creation.users().find(userId);
        if (user.filter(known -> !context.sees(known)).isPresent()) {
            throw RefusalCode.NOT_FOUND.refused();
        }
        context.units().execute(() -> {
            removal.forget(userId, user);
            context.audit()
                    .byConsole(AuditEventType.ACCOUNT_REMOVAL)
                    .about(userId)
                    .succeeded();
        });
    }

    /**
     * Finds a user by name.
     *
     * @param username matched by its key
     * @return the user's id
     */
    public UserId find(Username username) {
        return creation.users()
                .findByName(context.realm(), username)
                .map(User::id)
                .orElseThrow(RefusalCode.NOT_FOUND::refused);
    }

    private void operateOn(UserId userId, Runnable work) {
        context.operatingOn(userId, () -> {
            User user = user(userId);
            work.run();
            return user;
        });
    }

    private User user(UserId userId) {
        return creation.users().find(userId).filter(context::sees).orElseThrow(RefusalCode.NOT_FOUND::refused);
    }
}
