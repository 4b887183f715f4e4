package org.accountkit.session;

import java.util.Optional;
import org.accountkit.token.Token;

/**
 * What a security change did to the sessions of its user.
 *
 * @param endedSessions how many ended
 * @param token the new token of the session that lives on; empty for a session of the host's own
 */
public record Renewal(int endedSessions, Optional<Token> token) {}
