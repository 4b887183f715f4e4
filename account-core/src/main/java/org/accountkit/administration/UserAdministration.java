package org.accountkit.administration;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BiConsumer;
import org.accountkit.access.AccessReader;
import org.accountkit.access.AccessRule;
import org.accountkit.access.Account;
import org.accountkit.access.Caller;
import org.accountkit.access.RefusalCode;
import org.accountkit.access.RefusedException;
import org.accountkit.access.engine.Acting;
import org.accountkit.access.engine.AuditTrail;
import org.accountkit.access.engine.ServiceContext;
import org.accountkit.administration.engine.AccountRemoval;
import org.accountkit.administration.engine.AdministrationRules;
import org.accountkit.administration.engine.AdministratorGuard;
import org.accountkit.administration.engine.UserCreation;
import org.accountkit.administration.engine.UserEditing;
import org.accountkit.administration.engine.UserSearch;
import org.accountkit.audit.AuditEventType;
import org.accountkit.audit.engine.Names;
import org.accountkit.notification.Notice.NoticeType;
import org.accountkit.password.PasswordHash;
import org.accountkit.user.Right;
import org.accountkit.user.User;
import org.accountkit.user.UserId;
import org.accountkit.user.UserStore.UserQuery;

/**
 * Lists, creates, edits, unlocks, signs out and deletes users on behalf of administrators. Safe for use by several
 * threads.
 */
public final class UserAdministration {

    /** The rule for reading users. */
    public static final AccessRule READ = AccessRule.sessionOrKey().withRight(Right.USERS_READ);
    /** The rule for changing users. */
    public static final AccessRule MANAGE =
            AccessRule.session().withRight(Right.USERS_MANAGE).withProof();

    /** A caller who may change users sees the result, even without the right to read users. */
    private static final AccessRule LOCKS_OF_MANAGED = AccessRule.sessionOrKey().withRight(Right.USERS_MANAGE);

    private final ServiceContext context;
    private final AccessReader reader;
    private final UserCreation creation;
    private final UserEditing editing;
    private final AccountRemoval removal;
    private final UserSearch search;
    private final AdministratorGuard guard;

    /**
     * Creates the service. For AccountKit's own use: a host calls {@code AccountServices.users()}.
     *
     * @param reader reads accounts
     * @param creation adds users
     * @param editing edits users
     * @param removal deletes users
     * @param search finds users and their locks
     * @param guard protects the last administrator
     */
    @SuppressWarnings("exports") // a host cannot name these types
    public UserAdministration(
            AccessReader reader,
            UserCreation creation,
            UserEditing editing,
            AccountRemoval removal,
            UserSearch search,
            AdministratorGuard guard) {
        this.context = editing.context();
        this.reader = reader;
        this.creation = creation;
        this.editing = editing;
        this.removal = removal;
        this.search = search;
        this.guard = guard;
    }

    /**
     * Returns a page of users, sorted by name. A query for two-factor authentication or locks examines at most
     * {@value UserSearch#MOST_EXAMINED} users per page, so the page may be short or even empty although others follow.
     *
     * @param caller the caller
     * @param query the query
     * @return the page
     */
    public Page<Account> list(Caller caller, AccountQuery query) {
        context.check(READ, caller);
        return search.page(query);
    }

    /**
     * Counts the users that a query selects: fewer than {@value UserQuery#GREATEST_LIMIT}, or up to
     * {@value AccountQuery#GREATEST_LIMIT} of at most {@value UserSearch#MOST_EXAMINED} examined users if it asks for
     * two-factor authentication or locks.
     *
     * @param caller the caller
     * @param query the query; its limit does not matter
     * @return the number of users; empty if there are more
     */
    public OptionalInt count(Caller caller, AccountQuery query) {
        context.check(READ, caller);
        return search.count(query);
    }

    /**
     * Finds a user.
     *
     * @param caller the caller
     * @param userId the user's id
     * @return the account
     * @throws RefusedException {@code not-found}
     */
    public Account find(Caller caller, UserId userId) {
        context.check(READ, caller);
        return account(userId);
    }

    /**
     * Returns the locks that keep users from signing in after too many failed attempts, with one read for all users.
     *
     * @param caller the caller, who may read or manage users
     * @param accounts the users' accounts
     * @return the locks of each user; may be none
     */
    public Map<UserId, List<AccountLock>> locks(Caller caller, Collection<Account> accounts) {
        context.check(caller.has(Right.USERS_MANAGE) ? LOCKS_OF_MANAGED : READ, caller);
        return search.locks()
                .of(accounts.stream().map(Account::user).filter(context::sees).toList());
    }

    private Account account(UserId userId) {
        return reader.account(userId)
                .filter(account -> context.sees(account.user()))
                .orElseThrow(RefusalCode.NOT_FOUND::refused);
    }

    private Account manageable(Caller caller, UserId userId) {
        Account target = account(userId);
        rules().requireMayActOn(caller, target);
        return target;
    }

    /**
     * Creates a user, who must change a given password at the first sign-in.
     *
     * @param caller the caller
     * @param wanted the new user
     * @return the account
     * @throws RefusedException {@code username-taken}, {@code forbidden}, {@code password-rejected},
     *     {@code malformed-request} for an unknown role, {@code managed-elsewhere}
     */
    public Account create(Caller caller, NewUser wanted) {
        Acting acting = context.acting(MANAGE, caller);
        return context.attempt(
                context.audit().by(AuditEventType.USER_CREATION, caller).aboutNobody(),
                () -> createAllowed(acting, caller, wanted));
    }

    private Account createAllowed(Acting acting, Caller caller, NewUser wanted) {
        requireMayGive(caller, wanted);
        requireWritable();
        Optional<PasswordHash> hash = creation.prepare(wanted);
        User user = new User(
                UserId.random(),
                context.realm(),
                wanted.username(),
                wanted.fullName(),
                wanted.description(),
                true,
                wanted.roles(),
                context.now(),
                wanted.contact());
        acting.execute(current -> {
            guard.keepRoles(wanted.roles());
            requireMayGive(current, wanted);
            creation.add(user, hash, hash.isPresent());
            wanted.preparedPassword().ifPresent(creation.passwords()::used);
            var event = context.audit().by(AuditEventType.USER_CREATION, caller).about(user.id());
            Names.added(Set.of(), wanted.roles()).ifPresent(names -> event.with("rolesAdded", names));
            event.succeeded();
        });
        return account(user.id());
    }

    private void requireMayGive(Caller caller, NewUser wanted) {
        rules().requireMayGive(caller, Set.of(), rules().rolesNamed(wanted.roles(), Set.of()));
    }

    /**
     * Edits a user.
     *
     * @param caller the caller
     * @param userId the user's id
     * @param edit the edit
     * @return the account after the edit
     * @throws RefusedException {@code not-found}, {@code forbidden}, {@code conflict} for a stale version,
     *     {@code last-administrator}, {@code password-rejected}, {@code malformed-request} for an unknown role,
     *     {@code managed-elsewhere}
     */
    public Account edit(Caller caller, UserId userId, UserEdit edit) {
        Acting acting = context.acting(MANAGE, caller).on(userId);
        return context.attempt(
                context.audit()
                        .by(AuditEventType.USER_EDIT, caller)
                        .about(userId)
                        .because(edit.reason()),
                () -> editAllowed(acting, caller, userId, edit));
    }

    private Account editAllowed(Acting acting, Caller caller, UserId userId, UserEdit edit) {
        Account target = manageable(caller, userId);
        editing.requireAllowed(caller, target, edit);
        if (UserEditing.changesIdentity(edit)) {
            requireWritable();
        }
        Optional<PasswordHash> hash = editing.prepare(target, edit);
        acting.execute(current -> guard.protectIf(
                UserEditing.touchesRights(edit),
                () -> editing.apply(current, manageable(current, userId), edit, hash)));
        return account(userId);
    }

    /**
     * Deletes a user, with all credentials, sessions and attempt counters. Audit events keep the opaque id.
     *
     * @param caller the caller
     * @param userId the user's id
     * @throws RefusedException {@code not-found}, {@code forbidden}, {@code last-administrator},
     *     {@code managed-elsewhere}
     */
    public void delete(Caller caller, UserId userId) {
        tryTo(AuditEventType.USER_DELETION, caller, userId, (current, event) -> {
            manageable(current, userId);
            requireWritable();
            guard.protect(() -> {
                User user = manageable(current, userId).user();
                removal.remove(user);
                Names.added(Set.of(), user.roles()).ifPresent(names -> event.with("rolesRemoved", names));
            });
            event.succeeded();
        });
    }

    /**
     * Ends all sessions and pending sign-ins of a user, and removes the known devices.
     *
     * @param caller the caller
     * @param userId the user's id
     * @throws RefusedException {@code not-found}, {@code forbidden}
     */
    public void signOut(Caller caller, UserId userId) {
        tryTo(AuditEventType.USER_SIGN_OUT, caller, userId, (current, event) -> {
            manageable(current, userId);
            editing.devices().deleteAll(userId);
            event.with("endedSessions", editing.sessions().endAll(userId)).succeeded();
        });
    }

    /**
     * Resets all attempt counters of a user.
     *
     * @param caller the caller
     * @param userId the user's id
     * @throws RefusedException {@code not-found}, {@code forbidden}
     */
    public void unlock(Caller caller, UserId userId) {
        tryTo(AuditEventType.USER_UNLOCK, caller, userId, (current, event) -> {
            removal.unlock(manageable(current, userId).user());
            event.succeeded();
        });
    }

    /**
     * Removes the API key that a user has on the settings page, if there is one.
     *
     * @param caller the caller
     * @param userId the user's id
     * @throws RefusedException {@code not-found}, {@code forbidden}
     */
    public void removeApiKey(Caller caller, UserId userId) {
        tryTo(AuditEventType.API_KEY_REMOVAL, caller, userId, (current, event) -> {
            manageable(current, userId);
            editing.removeKey(userId).ifPresent(keyId -> {
                context.notify(NoticeType.API_KEY_REMOVED, userId, caller.origin());
                event.with("key", keyId).succeeded();
            });
        });
    }

    private void tryTo(AuditEventType type, Caller caller, UserId userId, BiConsumer<Caller, AuditTrail.Entry> change) {
        context.acting(MANAGE, caller).on(userId).tryTo(type, event -> event, change);
    }

    private void requireWritable() {
        if (!editing.users().writable()) {
            throw RefusalCode.MANAGED_ELSEWHERE.refused();
        }
    }

    private AdministrationRules rules() {
        return editing.rules();
    }
}
