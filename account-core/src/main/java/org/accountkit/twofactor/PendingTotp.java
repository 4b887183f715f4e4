package org.accountkit.twofactor;

import java.time.Instant;

/**
 * A TOTP credential that has yet to be validated.
 *
 * @param credential the credential
 * @param expiresAt when it expires
 * @param triesLeft how many more codes may be tried
 */
public record PendingTotp(TotpCredential credential, Instant expiresAt, int triesLeft) {

    /** {@return its public id} */
    public String id() {
        return credential.id();
    }

    /**
     * Reports whether the credential can still be validated.
     *
     * @param now the current time
     * @return whether it has neither expired nor run out of tries
     */
    public boolean isGood(Instant now) {
        return triesLeft > 0 && now.isBefore(expiresAt);
    }
}
