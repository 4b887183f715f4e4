package org.accountkit.twofactor.engine;

import java.util.List;
import org.accountkit.access.engine.ServiceContext;
import org.accountkit.twofactor.RecoveryCodeStore;
import org.accountkit.twofactor.TotpStore;
import org.accountkit.user.UserId;

/**
 * Removes a user's second factor for the features that may. Checks nobody's rights, and ends no session: that is done by
 * whoever calls it.
 *
 * @param context unit of work
 * @param totps where TOTP credentials are kept
 * @param recoveryCodes where recovery codes are kept
 */
public record TwoFactorRemoval(ServiceContext context, TotpStore totps, RecoveryCodeStore recoveryCodes) {

    /**
     * Removes the second factor and the recovery codes, within the unit of work that is under way.
     *
     * @param userId whose
     * @return whether two-factor authentication was active
     */
    public boolean remove(UserId userId) {
        return context.units().run(() -> {
            recoveryCodes.replaceAll(userId, List.of());
            return totps.delete(userId);
        });
    }
}
