package org.accountkit.signin;

import java.util.Optional;
import org.accountkit.secret.Secret;

/**
 * What else a request for sign-in came with.
 *
 * @param session the session token, whose session ends with a sign-in that succeeds
 * @param device the device token
 */
public record PresentedTokens(Optional<Secret> session, Optional<Secret> device) {

    /** A request that came with nothing. */
    public static final PresentedTokens NONE = new PresentedTokens(Optional.empty(), Optional.empty());
}
