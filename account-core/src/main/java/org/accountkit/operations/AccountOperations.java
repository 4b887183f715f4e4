package org.accountkit.operations;

import java.util.Set;
import org.accountkit.access.RefusalCode;
import org.accountkit.access.RefusedException;
import org.accountkit.access.RequestOrigin;
import org.accountkit.access.ServiceContext;
import org.accountkit.apikey.ApiKeyStore;
import org.accountkit.audit.AuditEventType;
import org.accountkit.notification.NoticeType;
import org.accountkit.password.PasswordHash;
import org.accountkit.password.PasswordService;
import org.accountkit.secret.Secret;
import org.accountkit.session.SessionService;
import org.accountkit.throttle.AccountLimits;
import org.accountkit.throttle.Throttle;
import org.accountkit.twofactor.TwoFactorService;
import org.accountkit.user.AccountStateStore;
import org.accountkit.user.Right;
import org.accountkit.user.Role;
import org.accountkit.user.RoleStore;
import org.accountkit.user.User;
import org.accountkit.user.UserId;
import org.accountkit.user.UserStore;
import org.accountkit.user.Username;

/**
 * What an operator does without signing in, at a first start or from a console. Whoever can call this can do anything,
 * so a host offers it to nobody over the network. Audited as {@code console}. Safe for use by several threads.
 */
public final class AccountOperations {

    private final ServiceContext context;
    private final UserStore users;
    private final AccountStateStore states;
    private final RoleStore roles;
    private final ApiKeyStore keys;
    private final PasswordService passwords;
    private final TwoFactorService twoFactor;
    private final SessionService sessions;
    private final Throttle throttle;
    private final AccountLimits limits;
    private final Sweep sweep;

    /**
     * Operations on these stores.
     *
     * @param context realm, clock, unit of work, audit trail
     * @param users where users are kept
     * @param states where account states are kept
     * @param roles where roles are kept
     * @param keys where API keys are kept
     * @param features what operations touch
     * @param sweep deletes what is over
     */
    public AccountOperations(
            ServiceContext context,
            UserStore users,
            AccountStateStore states,
            RoleStore roles,
            ApiKeyStore keys,
            OperatedFeatures features,
            Sweep sweep) {
        this.context = context;
        this.users = users;
        this.states = states;
        this.roles = roles;
        this.keys = keys;
        this.passwords = features.passwords();
        this.twoFactor = features.twoFactor();
        this.sessions = features.sessions();
        this.throttle = features.throttle();
        this.limits = features.limits();
        this.sweep = sweep;
    }

    /** {@return whether the realm has no user yet} */
    public boolean isEmpty() {
        return users.isEmpty(context.realm());
    }

    /**
     * Creates an administrator.
     *
     * @param username the name to sign in with
     * @param password must meet the policy
     * @param mustChange whether the password must be changed at first sign-in
     * @return the new user's id
     * @throws RefusedException {@code username-taken}, {@code password-rejected}
     */
    public UserId createAdministrator(Username username, Secret password, boolean mustChange) {
        PasswordHash hash = passwords.prepare("password", password, username, false);
        User user = new User(
                UserId.random(), context.realm(), username, "", "", true, Set.of(Role.ADMINISTRATOR), context.now());
        context.units().execute(() -> {
            if (!users.add(user)) {
                throw RefusalCode.USERNAME_TAKEN.refused();
            }
            states.setPasswordChangeRequired(user.id(), mustChange);
            passwords.set(user.id(), hash);
            context.audit()
                    .byConsole(AuditEventType.USER_CREATION)
                    .about(user.id())
                    .succeeded();
        });
        return user.id();
    }

    /**
     * Creates a role unless there is one of that name.
     *
     * @param name its name
     * @param grants the rights it gives
     * @param denies the rights it takes away
     * @return whether it was created
     */
    public boolean ensureRole(String name, Set<Right> grants, Set<Right> denies) {
        Role role = new Role(context.realm(), name, grants, denies);
        return context.units().run(() -> {
            boolean added = roles.add(role);
            if (added) {
                context.audit()
                        .byConsole(AuditEventType.ROLE_CREATION)
                        .with("role", name)
                        .succeeded();
            }
            return added;
        });
    }

    /**
     * Sets a user's password, which must be changed at the next sign-in. Sessions and API keys of the user end.
     *
     * @param userId whose
     * @param password must meet the policy
     * @throws RefusedException {@code not-found}, {@code password-rejected}
     */
    public void resetPassword(UserId userId, Secret password) {
        User user = user(userId);
        boolean twoFactorRequired =
                states.find(userId).filter(state -> state.twoFactorRequired()).isPresent();
        PasswordHash hash = passwords.prepare("password", password, user.username(), twoFactorRequired);
        context.units().execute(() -> {
            passwords.set(userId, hash);
            states.setPasswordChangeRequired(userId, true);
            keys.deleteAll(userId);
            sessions.endAll(userId);
            context.audit()
                    .byConsole(AuditEventType.PASSWORD_RESET)
                    .about(userId)
                    .succeeded();
            context.notify(NoticeType.PASSWORD_RESET, userId, RequestOrigin.unknown());
        });
    }

    /**
     * Resets all attempt counters of a user.
     *
     * @param userId whose
     * @throws RefusedException {@code not-found}
     */
    public void unlock(UserId userId) {
        User user = user(userId);
        context.units().execute(() -> {
            throttle.reset(limits.ofAccount(user.username().key(), userId.value()));
            context.audit().byConsole(AuditEventType.USER_UNLOCK).about(userId).succeeded();
        });
    }

    /**
     * Takes a user's second factor away. The user's sessions end.
     *
     * @param userId whose
     * @throws RefusedException {@code not-found}
     */
    public void resetTwoFactor(UserId userId) {
        user(userId);
        context.units().execute(() -> {
            if (twoFactor.clear(userId)) {
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
     * Finds a user by name.
     *
     * @param username matched by its key
     * @return the user's id
     * @throws RefusedException {@code not-found}
     */
    public UserId find(Username username) {
        return users.findByName(context.realm(), username).map(User::id).orElseThrow(RefusalCode.NOT_FOUND::refused);
    }

    /**
     * Deletes what is over: sessions, pending sign-ins, known devices, attempt counters.
     *
     * @return how many rows
     */
    public int sweep() {
        return sweep.run();
    }

    private User user(UserId userId) {
        return users.find(userId).filter(context::sees).orElseThrow(RefusalCode.NOT_FOUND::refused);
    }
}
