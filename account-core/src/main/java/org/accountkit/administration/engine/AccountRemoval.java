package org.accountkit.administration.engine;

import org.accountkit.access.RefusalCode;
import org.accountkit.apikey.ApiKeyStore;
import org.accountkit.password.PasswordStore;
import org.accountkit.session.SessionStore;
import org.accountkit.signin.KnownDeviceStore;
import org.accountkit.signin.PendingSignInStore;
import org.accountkit.throttle.engine.AccountLimits;
import org.accountkit.throttle.engine.Throttle;
import org.accountkit.twofactor.engine.TwoFactorRemoval;
import org.accountkit.user.AccountStateStore;
import org.accountkit.user.User;
import org.accountkit.user.UserId;
import org.accountkit.user.UserStore;

/**
 * Deletes all that is kept of a user but the audit events, so that nothing old attaches to a later user of that name.
 *
 * @param users the store for users
 * @param states the store for account states
 * @param passwords the store for hashes
 * @param keys the store for API keys
 * @param sessionRows the store for sessions
 * @param pendingSignIns the store for pending sign-ins
 * @param devices the store for known devices
 * @param twoFactor removes second factors
 * @param throttle resets counters
 * @param limits the counters
 */
public record AccountRemoval(
        UserStore users,
        AccountStateStore states,
        PasswordStore passwords,
        ApiKeyStore keys,
        SessionStore sessionRows,
        PendingSignInStore pendingSignIns,
        KnownDeviceStore devices,
        TwoFactorRemoval twoFactor,
        Throttle throttle,
        AccountLimits limits) {

    /**
     * Deletes a user, within the current unit of work.
     *
     * @param user who is deleted
     */
    public void remove(User user) {
        UserId id = user.id();
        sessionRows.deleteAll(id);
        pendingSignIns.deleteAll(id);
        keys.deleteAll(id);
        twoFactor.remove(id);
        passwords.delete(id);
        states.delete(id);
        unlock(user);
        devices.deleteAll(id);
        if (!users.delete(id)) {
            throw RefusalCode.NOT_FOUND.refused();
        }
    }

    /**
     * Resets every attempt counter of a user, within the current unit of work.
     *
     * @param user whose
     */
    public void unlock(User user) {
        throttle.reset(limits.ofAccount(user.username().key(), user.id().value()));
        throttle.reset(devices.list(user.id()).stream()
                .map(device -> limits.deviceKey(device.id()))
                .toList());
    }
}
