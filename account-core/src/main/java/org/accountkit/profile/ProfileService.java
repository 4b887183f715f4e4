package org.accountkit.profile;

import org.accountkit.access.AccessRule;
import org.accountkit.access.Account;
import org.accountkit.access.Caller;
import org.accountkit.access.Refusal.Hint;
import org.accountkit.access.RefusalCode;
import org.accountkit.access.RefusedException;
import org.accountkit.access.engine.AuditTrail;
import org.accountkit.access.engine.ServiceContext;
import org.accountkit.audit.AuditEventType;
import org.accountkit.user.AccountState;
import org.accountkit.user.AccountStateStore;
import org.accountkit.user.User;
import org.accountkit.user.UserStore;
import org.accountkit.user.engine.ShortText;

/** What users may change about themselves: the full name. Safe for use by several threads. */
public final class ProfileService {

    /** The rule for reading a caller's own profile. */
    public static final AccessRule SHOW = AccessRule.session();
    /** The rule for changing it. */
    public static final AccessRule EDIT = AccessRule.session().withProof();

    private final ServiceContext context;
    private final UserStore users;
    private final AccountStateStore states;

    /**
     * Creates the service. For AccountKit's own use: a host calls {@code AccountServices.profile()}.
     *
     * @param context unit of work and audit trail
     * @param users the store for users
     * @param states the store for account states
     */
    @SuppressWarnings("exports") // a host cannot name the context's type
    public ProfileService(ServiceContext context, UserStore users, AccountStateStore states) {
        this.context = context;
        this.users = users;
        this.states = states;
    }

    /** {@return whether users can change anything here, or the host's directory is read-only} */
    public boolean isEditable() {
        return users.writable();
    }

    /**
     * Changes the caller's full name.
     *
     * @param caller the caller
     * @param version the version of the account that the change is based on
     * @param fullName at most 200 code points, no control characters; empty, or with a visible character
     * @return the account after the change
     * @throws RefusedException {@code conflict} for a stale version, or {@code managed-elsewhere}
     * @throws IllegalArgumentException if the text has another form
     */
    public Account rename(Caller caller, long version, String fullName) {
        ShortText.requireFullName(fullName);
        context.acting(EDIT, caller)
                .tryTo(
                        AuditEventType.USER_EDIT,
                        event -> event,
                        (current, event) -> rename(current.account(), version, fullName, event));
        return context.accounts().reader().account(caller.userId()).orElseThrow(RefusalCode.NOT_AUTHENTICATED::refused);
    }

    private void rename(Account account, long version, String fullName, AuditTrail.Entry event) {
        requireWritable();
        requireCurrent(account, version);
        boolean changed = !account.user().fullName().equals(fullName);
        if (changed) {
            users.update(renamed(account.user(), fullName));
        }
        event.with("changed", changed ? "fullName" : "").succeeded();
    }

    private void requireWritable() {
        if (!users.writable()) {
            throw RefusalCode.MANAGED_ELSEWHERE.refused();
        }
    }

    /** Raises the version as well. */
    private void requireCurrent(Account account, long version) {
        AccountState state = account.state();
        if (!states.edit(account.id(), version, state.passwordChangeRequired(), state.twoFactorRequired())) {
            throw RefusalCode.CONFLICT.refused(
                    new Hint("stale-version", "Somebody else has edited this user. Reload and try again."));
        }
    }

    private static User renamed(User user, String fullName) {
        return new User(
                user.id(),
                user.realm(),
                user.username(),
                fullName,
                user.description(),
                user.enabled(),
                user.roles(),
                user.createdAt(),
                user.contact());
    }
}
