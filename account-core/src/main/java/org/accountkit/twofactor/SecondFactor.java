package org.accountkit.twofactor;

import org.accountkit.secret.Secret;

/** What is given as the second factor. */
public sealed interface SecondFactor {

    /**
     * A TOTP code.
     *
     * @param value as many ASCII digits as configured
     */
    record Code(Secret value) implements SecondFactor {}

    /**
     * A recovery code.
     *
     * @param value in any case, with or without hyphens
     */
    record RecoveryCode(Secret value) implements SecondFactor {}
}
