package org.accountkit.password;

import java.util.Optional;
import org.accountkit.token.Token;

/**
 * What a user's change of the own password ended.
 *
 * @param endedSessions how many other sessions ended
 * @param apiKeyRevoked whether an API key went with the old password; never unless the host wants that
 * @param token the new token of the session that lives on; empty for a session of the host's own
 */
public record PasswordChange(int endedSessions, boolean apiKeyRevoked, Optional<Token> token) {}
