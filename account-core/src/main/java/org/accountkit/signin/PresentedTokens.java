package org.accountkit.signin;

import java.util.Optional;
import org.accountkit.token.Token;

/**
 * What else a request for sign-in came with.
 *
 * @param session the session token, whose session ends with a sign-in that succeeds
 * @param device the device token
 */
public record PresentedTokens(Optional<Token> session, Optional<Token> device) {

    /** A request that came with nothing. */
    public static final PresentedTokens NONE = new PresentedTokens(Optional.empty(), Optional.empty());
}
