package org.accountkit.twofactor;

import java.util.List;
import org.accountkit.secret.Secret;

/**
 * The result of validating an enrolment.
 *
 * @param recoveryCodes the recovery codes, shown only this once
 * @param endedSessions how many sessions ended, including the current one
 */
public record TwoFactorActivation(List<Secret> recoveryCodes, int endedSessions) {

    /** Copies the codes. */
    public TwoFactorActivation {
        recoveryCodes = List.copyOf(recoveryCodes);
    }
}
