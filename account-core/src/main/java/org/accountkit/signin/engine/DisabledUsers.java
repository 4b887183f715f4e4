package org.accountkit.signin.engine;

import java.util.function.Predicate;
import org.accountkit.access.Account;
import org.accountkit.access.engine.ServiceContext;
import org.accountkit.session.engine.SessionLifecycle;
import org.accountkit.signin.KnownDeviceStore;
import org.accountkit.transaction.StoreUnavailableException;
import org.accountkit.user.UserId;

/**
 * Users whom a host's directory has disabled. AccountKit notices this only when one of their credentials is presented,
 * of whatever kind. All their sessions end then, and their known devices are forgotten, so that nothing comes back when
 * they are enabled again. Safe for use by several threads.
 *
 * @param context runs units of work
 * @param sessions ends the sessions
 * @param devices the store for known devices
 */
public record DisabledUsers(ServiceContext context, SessionLifecycle sessions, KnownDeviceStore devices)
        implements Predicate<Account> {

    private static final System.Logger LOG = System.getLogger(DisabledUsers.class.getName());

    /**
     * Reports whether a user is enabled, and ends what is left of one who is not.
     *
     * @param account the user's account
     * @return whether the user is enabled
     */
    @Override
    public boolean test(Account account) {
        boolean enabled = account.user().enabled();
        if (!enabled) {
            endWhatIsLeft(account.id());
        }
        return enabled;
    }

    private void endWhatIsLeft(UserId userId) {
        try {
            if (isAnythingLeft(userId)) {
                context.operatingOn(userId, () -> end(userId));
            }
        } catch (StoreUnavailableException e) {
            LOG.log(System.Logger.Level.WARNING, "The sessions of a disabled user could not be ended: {0}", e);
        }
    }

    /** An API key may be presented often, and must not cause a write each time. */
    private boolean isAnythingLeft(UserId userId) {
        return !sessions.sessions().list(userId).isEmpty()
                || !devices.list(userId).isEmpty();
    }

    private int end(UserId userId) {
        devices.deleteAll(userId);
        return sessions.endAll(userId);
    }
}
