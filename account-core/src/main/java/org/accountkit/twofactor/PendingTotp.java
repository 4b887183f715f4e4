package org.accountkit.twofactor;

import java.time.Instant;

/**
 * A TOTP credential that waits for its validation.
 *
 * @param credential what it is
 * @param expiresAt when it ends
 * @param triesLeft how many codes may still be tried
 */
public record PendingTotp(TotpCredential credential, Instant expiresAt, int triesLeft) {

    /** {@return its public id} */
    public String id() {
        return credential.id();
    }

    /**
     * Tells whether it may still be validated.
     *
     * @param now the time
     * @return whether there is time and a try left
     */
    public boolean isGood(Instant now) {
        return triesLeft > 0 && now.isBefore(expiresAt);
    }
}
