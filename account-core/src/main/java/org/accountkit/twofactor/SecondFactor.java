package org.accountkit.twofactor;

import org.accountkit.secret.Secret;

/** A second factor that a user presents. */
public sealed interface SecondFactor {

    /**
     * A TOTP code.
     *
     * @param value ASCII digits, as many as configured
     */
    record Code(Secret value) implements SecondFactor {}

    /**
     * A recovery code.
     *
     * @param value the code in either case, with or without hyphens
     */
    record RecoveryCode(Secret value) implements SecondFactor {}
}
