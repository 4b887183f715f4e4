package org.accountkit.password;

import java.util.Optional;
import org.accountkit.token.Token;

/**
 * What a change of the own password did.
 *
 * @param endedSessions how many other sessions ended
 * @param token the new token of the session that lives on; empty for a session of the host's own
 */
public record PasswordChange(int endedSessions, Optional<Token> token) {}
