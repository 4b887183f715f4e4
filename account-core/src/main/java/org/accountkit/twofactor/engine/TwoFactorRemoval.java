package org.accountkit.twofactor.engine;

import java.util.List;
import org.accountkit.access.engine.ServiceContext;
import org.accountkit.twofactor.RecoveryCodeStore;
import org.accountkit.twofactor.TotpStore;
import org.accountkit.user.UserId;

/**
 * Removes a user's second factor on behalf of other features. Neither checks rights nor ends sessions: that is up to
 * the caller of these methods.
 *
 * @param context the unit of work
 * @param totps the store for TOTP credentials
 * @param recoveryCodes the store for recovery codes
 */
public record TwoFactorRemoval(ServiceContext context, TotpStore totps, RecoveryCodeStore recoveryCodes) {

    /**
     * Removes the second factor and the recovery codes, within the current unit of work.
     *
     * @param userId the user's id
     * @return whether two-factor authentication was active
     */
    public boolean remove(UserId userId) {
        recoveryCodes.replaceAll(userId, List.of());
        return totps.delete(userId);
    }
}
