package org.accountkit.signin;

import java.util.Optional;
import org.accountkit.secret.Secret;

/**
 * The other tokens that a request for a sign-in carries.
 *
 * @param session the session token; a successful sign-in ends its session
 * @param device the device token
 */
public record PresentedTokens(Optional<Secret> session, Optional<Secret> device) {

    /** A request without other tokens. */
    public static final PresentedTokens NONE = new PresentedTokens(Optional.empty(), Optional.empty());
}
