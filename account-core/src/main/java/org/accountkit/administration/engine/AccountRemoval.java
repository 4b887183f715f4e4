package org.accountkit.administration.engine;

import java.util.List;
import java.util.Optional;
import org.accountkit.access.RefusalCode;
import org.accountkit.apikey.ApiKeyStore;
import org.accountkit.password.PasswordResetStore;
import org.accountkit.password.PasswordStore;
import org.accountkit.session.SessionStore;
import org.accountkit.signin.KnownDeviceStore;
import org.accountkit.signin.PendingSignInStore;
import org.accountkit.throttle.engine.AccountLimits;
import org.accountkit.throttle.engine.Throttle;
import org.accountkit.twofactor.engine.TwoFactorRemoval;
import org.accountkit.user.AccountState;
import org.accountkit.user.AccountStateStore;
import org.accountkit.user.User;
import org.accountkit.user.UserId;
import org.accountkit.user.UserStore;

/**
 * Deletes everything that is stored about a user, except audit events, so that a later user of that name inherits
 * nothing.
 *
 * @param users the store for users
 * @param states the store for account states
 * @param passwords the store for hashes
 * @param resets the store for password reset tokens
 * @param keys the store for API keys
 * @param sessionRows the store for sessions
 * @param pendingSignIns the store for pending sign-ins
 * @param devices the store for known devices
 * @param twoFactor removes second factors
 * @param throttle resets attempt counters
 * @param limits the attempt counters of an account
 */
public record AccountRemoval(
        UserStore users,
        AccountStateStore states,
        PasswordStore passwords,
        PasswordResetStore resets,
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
     * @param user the user
     */
    public void remove(User user) {
        UserId id = user.id();
        unlock(user);
        deleteCredentials(id);
        states.delete(id);
        if (!users.delete(id)) {
            throw RefusalCode.NOT_FOUND.refused();
        }
    }

    private void deleteCredentials(UserId id) {
        sessionRows.deleteAll(id);
        pendingSignIns.deleteAll(id);
        keys.deleteAll(id);
        twoFactor.remove(id);
        passwords.delete(id);
        resets.delete(id);
        devices.deleteAll(id);
    }

    /**
     * Deletes all that is kept of a user whom the host's directory manages, within the current unit of work. Only the
     * epoch and the version stay, both raised: a session that the host keeps, or an edit that somebody has open, must not
     * attach to a later user of the same id.
     *
     * @param id the user's id
     * @param user the user; empty if the directory no longer knows the id
     */
    public void forget(UserId id, Optional<User> user) {
        AccountState state = states.find(id).orElseGet(() -> AccountState.initial(id));
        user.ifPresentOrElse(this::unlock, () -> unlock("", id));
        deleteCredentials(id);
        states.delete(id);
        states.addAll(
                List.of(new AccountState(id, state.epoch() + 1, false, false, state.version() + 1, Optional.empty())));
    }

    /**
     * Reports whether anything is kept of a user besides what {@link #forget} leaves.
     *
     * @param id the user's id
     * @return whether there is something to forget
     */
    public boolean keepsAnythingOf(UserId id) {
        return states.find(id).filter(AccountRemoval::saysSomething).isPresent()
                || passwords.find(id).isPresent()
                || twoFactor.totps().find(id).isPresent()
                || !keys.list(id).isEmpty()
                || !sessionRows.list(id).isEmpty()
                || !devices.list(id).isEmpty();
    }

    private static boolean saysSomething(AccountState state) {
        return state.passwordChangeRequired()
                || state.twoFactorRequired()
                || state.lastSignInAt().isPresent();
    }

    /**
     * Resets every attempt counter of a user, within the current unit of work.
     *
     * @param user the user
     */
    public void unlock(User user) {
        unlock(user.username().key(), user.id());
    }

    /** Without a name, the key is empty: nobody has that name. */
    private void unlock(String nameKey, UserId id) {
        throttle.reset(limits.ofAccount(nameKey, id.value()));
        throttle.reset(devices.list(id).stream()
                .map(device -> limits.deviceKey(device.id()))
                .toList());
    }
}
