package org.accountkit.password;

import java.util.Optional;
import org.accountkit.secret.Secret;

/**
 * What ended when a user changed their own password.
 *
 * @param endedSessions how many other sessions ended
 * @param apiKeyRevoked whether API keys were revoked; never unless the host asks for it
 * @param token the new token of the current session, which stays; empty for a session that the host keeps
 */
public record PasswordChange(int endedSessions, boolean apiKeyRevoked, Optional<Secret> token) {}
