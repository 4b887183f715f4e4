package org.accountkit.twofactor;

import java.util.List;
import org.accountkit.secret.Secret;

/**
 * What a validated enrolment brought.
 *
 * @param recoveryCodes for the only time
 * @param endedSessions how many sessions ended, the current one included
 */
public record TwoFactorActivation(List<Secret> recoveryCodes, int endedSessions) {

    /** Copies the codes. */
    public TwoFactorActivation {
        recoveryCodes = List.copyOf(recoveryCodes);
    }
}
